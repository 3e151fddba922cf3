package dev.porchlight.api.webhook;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Leads every request of the family through the [WebhookGate]. Filters are made while a native
/// image is built, when there are no settings yet; the gate is made when it is first used.
@Webhook
@Provider
public final class WebhookRequestFilter implements ContainerRequestFilter {
  private final WebhookGate gate;

  public WebhookRequestFilter(WebhookGate gate) {
    this.gate = gate;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    gate.admit();
  }
}
