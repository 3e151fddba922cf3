package dev.porchlight.api.webhook;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.Writes;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// Where GenAuth delivers its events.
@Path("/webhooks/genauth")
@Produces(MediaType.APPLICATION_JSON)
public final class GenAuthWebhookResource {
  private final CurrentRequest current;
  private final Deliveries deliveries;

  public GenAuthWebhookResource(CurrentRequest current, Deliveries deliveries) {
    this.current = current;
    this.deliveries = deliveries;
  }

  /// Accepts one event.
  @POST
  @Writes
  @NonBlocking
  public Receipt deliver() {
    WebhookCall call = current.call(WebhookCall.class);
    return deliveries.take(call.userPool(), call.delivery());
  }
}
