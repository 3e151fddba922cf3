package dev.porchlight.api.lifecycle;

import dev.porchlight.api.credentials.QueryString;
import java.util.List;

/// The path of a request, `/v1/<collection>/<id>/<collection>/<id>/…`: as it was sent and signed,
/// so that an id may hold anything, `/` (`%2F`) and `;` too.
final class PathSegments {
  private final List<String> segments;

  private PathSegments(List<String> segments) {
    this.segments = segments;
  }

  /// @param path percent-encoded, without any stage prefix
  static PathSegments of(String path) {
    return new PathSegments(List.of(path.substring(1).split("/", -1)));
  }

  /// The id that follows the name of its collection.
  ///
  /// @throws LifecycleException if none does
  /// @throws dev.porchlight.api.credentials.RefusedException if it cannot be decoded
  String after(String collection) {
    for (int i = 1; i + 1 < segments.size(); i += 2) {
      if (segments.get(i).equals(collection)) {
        return QueryString.decode(segments.get(i + 1), QueryString.Plus.IS_PLUS);
      }
    }
    throw new LifecycleException(LifecycleError.OPERATION_UNKNOWN);
  }
}
