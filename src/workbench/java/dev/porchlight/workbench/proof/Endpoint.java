package dev.porchlight.workbench.proof;

import dev.porchlight.workbench.infra.Route;
import java.util.Optional;
import java.util.Set;

/// An operation with a valid request, which can be repeated: `{n}` in its parts stands for the
/// number of the round.
///
/// @param route method and path template, as `Route` has them
/// @param before what must be sent first, so that the valid request has something to do
/// @param statuses those of correct answers
/// @param right what every correct answer to the request contains
record Endpoint(
    String route,
    Dialect dialect,
    Optional<ProofRequest> before,
    ProofRequest request,
    Set<Integer> statuses,
    String right) {
  private static final Set<String> WRITING = writing();

  /// This endpoint, with a request that must be sent first.
  Endpoint after(ProofRequest first) {
    ProofRequest signedIn =
        request.headers().containsKey("Authorization") ? first.as(request) : first;
    return new Endpoint(route, dialect, Optional.of(signedIn), request, statuses, right);
  }

  /// This endpoint in round `n`.
  Endpoint round(int n) {
    return new Endpoint(
        route, dialect, before.map(first -> first.round(n)), request.round(n), statuses, right);
  }

  /// Whether callers authenticate with an access key, by signature or token.
  boolean isKeyed() {
    boolean takesKeys = dialect == Dialect.GENAUTH || dialect == Dialect.LIFECYCLE;
    return takesKeys && request.headers().containsKey("Authorization");
  }

  boolean writes() {
    return WRITING.contains(route);
  }

  boolean isRight(Reply reply) {
    return statuses.contains(reply.status()) && reply.body().contains(right);
  }

  @Override
  public String toString() {
    return route;
  }

  private static Set<String> writing() {
    return Route.wanted().stream()
        .filter(route -> route.function().equals("Writer"))
        .map(route -> route.method() + " " + route.path())
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
