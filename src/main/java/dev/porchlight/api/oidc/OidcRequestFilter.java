package dev.porchlight.api.oidc;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Leads every request of the family through the [OidcGate]. Filters are made while a native image
/// is built, when there are no settings yet; the gate is made when it is first used.
@Oidc
@Provider
public final class OidcRequestFilter implements ContainerRequestFilter {
  private final OidcGate gate;

  public OidcRequestFilter(OidcGate gate) {
    this.gate = gate;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    gate.admit();
  }
}
