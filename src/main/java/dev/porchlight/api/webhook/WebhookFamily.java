package dev.porchlight.api.webhook;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.Family;
import dev.porchlight.api.Unanswered;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// How the webhook family says no: by HTTP status, which is what senders look at.
@Singleton
public final class WebhookFamily implements Family {
  private static final String ROOT = "/webhooks/";

  private final CurrentRequest current;

  public WebhookFamily(CurrentRequest current) {
    this.current = current;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith(ROOT);
  }

  @Override
  public Response answer(Unanswered reason) {
    return switch (reason) {
      case UNKNOWN_PATH -> answer(WebhookError.PATH_UNKNOWN, "").build();
      case WRONG_METHOD -> answer(WebhookError.METHOD_WRONG, "").build();
      case STORE_UNAVAILABLE ->
          answer(WebhookError.STORE_UNAVAILABLE, "").header(HttpHeaders.RETRY_AFTER, 1).build();
      case FAULT -> answer(WebhookError.FAULT, "").build();
    };
  }

  /// The answer to a delivery that was refused.
  @ServerExceptionMapper
  public Response refused(WebhookException e) {
    return answer(e.error(), e.detail()).build();
  }

  private Response.ResponseBuilder answer(WebhookError error, String detail) {
    current.observed().endsWith(error.status(), error);
    return Response.status(error.status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(ErrorBody.of(error, detail));
  }
}
