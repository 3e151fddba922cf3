package dev.porchlight.api;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Says, before any family looks at the request, that it is to change something.
@Writes
@Provider
@Priority(Priorities.AUTHENTICATION)
public final class WritesFilter implements ContainerRequestFilter {
  private final CurrentRequest current;

  public WritesFilter(CurrentRequest current) {
    this.current = current;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    current.markAsChange();
  }
}
