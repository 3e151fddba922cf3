package dev.porchlight.session;

import java.time.Instant;
import java.util.Comparator;

/// A place in the sign-ins of one user, newest first.
public record SignInPosition(Instant loginAt, SessionId session) {
  /// Newest first; sign-ins of the same millisecond in the order of their ids, the last first.
  public static final Comparator<Session> NEWEST_FIRST =
      Comparator.comparing(Session::loginAt)
          .thenComparing(session -> session.id().value())
          .reversed();

  /// The place of `session`.
  public static SignInPosition of(Session session) {
    return new SignInPosition(session.loginAt(), session.id());
  }

  /// Whether `session` comes after this place.
  public boolean isBefore(Session session) {
    int order = loginAt.compareTo(session.loginAt());
    return order > 0 || (order == 0 && this.session.value().compareTo(session.id().value()) > 0);
  }
}
