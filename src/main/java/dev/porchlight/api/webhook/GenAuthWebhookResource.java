package dev.porchlight.api.webhook;

import dev.porchlight.api.Writes;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// Where GenAuth delivers its events.
@Webhook
@Path("/webhooks/genauth")
@Produces(MediaType.APPLICATION_JSON)
public final class GenAuthWebhookResource {
  private final WebhookCall call;
  private final Deliveries deliveries;

  public GenAuthWebhookResource(WebhookCall call, Deliveries deliveries) {
    this.call = call;
    this.deliveries = deliveries;
  }

  /// Takes one event.
  @POST
  @Writes
  @NonBlocking
  public Receipt deliver() {
    return deliveries.take(call.userPool(), call.delivery());
  }
}
