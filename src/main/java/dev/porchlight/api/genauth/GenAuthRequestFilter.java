package dev.porchlight.api.genauth;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Leads every request of the family through the [GenAuthGate]. Filters are made while a native
/// image is built, when there are no settings yet; the gate is made when it is first used.
@GenAuth
@Provider
public final class GenAuthRequestFilter implements ContainerRequestFilter {
  private final GenAuthGate gate;

  public GenAuthRequestFilter(GenAuthGate gate) {
    this.gate = gate;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    gate.admit(request.getUriInfo().getPath());
  }
}
