package dev.porchlight.session;

import java.time.Instant;
import java.util.Comparator;

/// A position in one user's sign-ins, newest first.
public record SignInPosition(Instant loginAt, SessionId session) {
  /// Newest first; sign-ins in the same millisecond in reverse order of their ids.
  public static final Comparator<Session> NEWEST_FIRST =
      Comparator.comparing(Session::loginAt)
          .thenComparing(session -> session.id().value())
          .reversed();

  /// The position of `session`.
  public static SignInPosition of(Session session) {
    return new SignInPosition(session.loginAt(), session.id());
  }

  /// Whether `session` comes after this position.
  public boolean isBefore(Session session) {
    int order = loginAt.compareTo(session.loginAt());
    return order > 0 || (order == 0 && this.session.value().compareTo(session.id().value()) > 0);
  }
}
