package dev.porchlight.api;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;

/// Routes requests of a named stage to the operations, which know no stage.
///
/// What is routed is exactly what a signature covers: the rest of the path as it was sent, neither
/// decoded nor normalised. So nothing that stands in the unsigned prefix (`/x%2Fv1/…`, `/x/%2E./…`)
/// can lead a signed request to another operation.
///
/// A path that ends with a slash is no operation's: an empty id must not turn the end of one
/// session (`DELETE …/sessions/{sessionId}`) into the end of all (`DELETE …/sessions`).
@Provider
@PreMatching
public final class StagePrefixFilter implements ContainerRequestFilter {
  private final CurrentRequest current;

  public StagePrefixFilter(CurrentRequest current) {
    this.current = current;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String operation = StagePrefix.cut(current.raw().path());
    if (operation.endsWith("/")) {
      throw new NotFoundException();
    }
    if (!operation.equals(request.getUriInfo().getPath())) {
      request.setRequestUri(
          UriBuilder.fromUri(request.getUriInfo().getRequestUri())
              .replacePath(escaped(operation))
              .build());
    }
  }

  /// The path is decoded once when it is set; it must not be decoded before it is routed, or `%2F`
  /// in an id would part it.
  private static String escaped(String path) {
    return path.replace("%", "%25");
  }
}
