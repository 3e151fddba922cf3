package dev.porchlight.api.webhook;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.RawRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// What every delivery passes before it is read: the limit of its size, then who sends it.
@ApplicationScoped
public class WebhookGate {
  /// In the order in which they are looked for: a sender that names the secret in both of its
  /// headers (GenAuth's log shows so) names the same one.
  private static final List<String> SECRET_HEADERS =
      List.of(
          "x-authing-webhook-secret",
          "x-authing-token",
          "x-genauth-webhook-secret",
          "x-genauth-token");

  private static final List<String> USER_POOL_HEADERS =
      List.of("x-authing-userpool-id", "x-genauth-userpool-id");

  private final CurrentRequest current;
  private final WebhookCall call;
  private final WebhookSecrets secrets;
  private final long bodyLimitBytes;

  public WebhookGate(
      CurrentRequest current, WebhookCall call, WebhookSecrets secrets, WebhookConfig config) {
    this.current = current;
    this.call = call;
    this.secrets = secrets;
    this.bodyLimitBytes = config.bodyLimit().asLongValue();
  }

  /// Lets the current request pass, and says in its [WebhookCall] whose it is.
  ///
  /// @throws WebhookException if it may not pass
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer
  public void admit() {
    RawRequest request = current.raw();
    if (request.bodyBytesAtMost() > bodyLimitBytes) {
      throw new WebhookException(WebhookError.BODY_TOO_LARGE);
    }
    call.accept(
        secrets
            .owner(first(request, USER_POOL_HEADERS), first(request, SECRET_HEADERS))
            .orElseThrow(() -> new WebhookException(WebhookError.SECRET_WRONG)));
  }

  private static String first(RawRequest request, List<String> headers) {
    return headers.stream()
        .flatMap(name -> request.header(name).stream())
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }
}
