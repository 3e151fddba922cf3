package dev.porchlight.api.rocketchat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Leads every request of the family through the [RocketChatGate]. Filters are made while a native
/// image is built, when there are no settings yet; the gate is made when it is first used.
@RocketChat
@Provider
public final class RocketChatRequestFilter implements ContainerRequestFilter {
  private final RocketChatGate gate;

  public RocketChatRequestFilter(RocketChatGate gate) {
    this.gate = gate;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    gate.admit(request.getUriInfo().getPath());
  }
}
