package dev.porchlight.api.webhook;

import dev.porchlight.access.AccessKey;
import dev.porchlight.api.Call;
import dev.porchlight.api.Family;
import dev.porchlight.api.Reason;
import dev.porchlight.api.Request;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/// The webhooks' dialect: senders send a shared secret, and look only at the HTTP status.
@Singleton
public final class WebhookFamily implements Family {
  /// In the order in which they are tried: a sender that puts the secret into two headers, as
  /// GenAuth's log shows, puts the same one into both.
  private static final List<String> SECRET_HEADERS =
      List.of(
          "x-authing-webhook-secret",
          "x-authing-token",
          "x-genauth-webhook-secret",
          "x-genauth-token");

  private static final List<String> USER_POOL_HEADERS =
      List.of("x-authing-userpool-id", "x-genauth-userpool-id");

  private final WebhookSecrets secrets;
  private final long bodyLimitBytes;

  public WebhookFamily(WebhookSecrets secrets, WebhookConfig config) {
    this.secrets = secrets;
    this.bodyLimitBytes = config.bodyLimit().asLongValue();
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public String root() {
    return "/webhooks/";
  }

  /// Checks the limit, then who sends.
  @Override
  public Call admit(Request request) {
    request.limitBody(bodyLimitBytes);
    AccessKey key =
        secrets
            .key(first(request, USER_POOL_HEADERS), first(request, SECRET_HEADERS))
            .orElseThrow(WebhookError.SECRET_WRONG::refused);
    request.observed().isBy(key.userPool().value(), key.id());
    return new WebhookCall(request, key.userPool());
  }

  @Override
  public Response refuse(Request request, Reason reason, String detail) {
    WebhookError error = WebhookError.of(reason);
    request.observed().endsWith(error.status(), error);
    Response.ResponseBuilder answer =
        Response.status(error.status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(WebhookErrorBody.of(error, detail));
    if (error == WebhookError.STORE_UNAVAILABLE) {
      answer.header(HttpHeaders.RETRY_AFTER, 1);
    }
    return answer.build();
  }

  private static String first(Request request, List<String> headers) {
    return headers.stream()
        .flatMap(name -> request.header(name).stream())
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }
}
