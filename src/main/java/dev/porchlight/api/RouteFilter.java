package dev.porchlight.api;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/// Notes which operation a request has reached, before anybody may refuse it.
@Provider
@Priority(Priorities.AUTHENTICATION - 1)
public final class RouteFilter implements ContainerRequestFilter {
  private final Routes routes;

  public RouteFilter(Routes routes) {
    this.routes = routes;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request instanceof ResteasyReactiveContainerRequestContext context
        && context.getServerRequestContext() instanceof ResteasyReactiveRequestContext matched) {
      routes.note(matched);
    }
  }
}
