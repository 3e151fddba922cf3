package dev.porchlight.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;

/// Routes requests of a named stage to the operations, which know no stage.
@Provider
@PreMatching
public final class StagePrefixFilter implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    String operation = StagePrefix.cut(path);
    if (operation.length() < path.length()) {
      request.setRequestUri(
          UriBuilder.fromUri(request.getUriInfo().getRequestUri()).replacePath(operation).build());
    }
  }
}
