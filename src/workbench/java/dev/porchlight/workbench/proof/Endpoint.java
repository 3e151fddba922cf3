package dev.porchlight.workbench.proof;

import dev.porchlight.workbench.infra.Route;
import java.util.Optional;
import java.util.Set;

/// An operation with a good request, which may be repeated. Where its parts hold `{n}`, a number
/// stands that tells rounds apart.
///
/// @param route method and path template, as `Route` has them
/// @param before what must be asked first, so that the good request has something to do
/// @param statuses of right answers
/// @param right what every right answer to the request holds
record Endpoint(
    String route,
    Dialect dialect,
    Optional<Ask> before,
    Ask ask,
    Set<Integer> statuses,
    String right) {
  private static final Set<String> WRITING = writing();

  /// The same, of a request that needs another one first.
  Endpoint after(Ask first) {
    Ask signedIn = ask.headers().containsKey("Authorization") ? first.as(ask) : first;
    return new Endpoint(route, dialect, Optional.of(signedIn), ask, statuses, right);
  }

  /// This endpoint in round `n`.
  Endpoint round(int n) {
    return new Endpoint(
        route, dialect, before.map(first -> first.round(n)), ask.round(n), statuses, right);
  }

  /// Whether an access key lets callers in, by signature or token.
  boolean isKeyed() {
    boolean takesKeys = dialect == Dialect.GENAUTH || dialect == Dialect.LIFECYCLE;
    return takesKeys && ask.headers().containsKey("Authorization");
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
