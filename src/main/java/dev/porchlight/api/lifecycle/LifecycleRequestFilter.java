package dev.porchlight.api.lifecycle;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Leads every request of the family through the [LifecycleGate]. Filters are made while a native
/// image is built, when there are no settings yet; the gate is made when it is first used.
@Lifecycle
@Provider
public final class LifecycleRequestFilter implements ContainerRequestFilter {
  private final LifecycleGate gate;

  public LifecycleRequestFilter(LifecycleGate gate) {
    this.gate = gate;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    gate.admit();
  }
}
