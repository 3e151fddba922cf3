package dev.porchlight.session;

import java.time.InstantSource;
import java.util.List;

/// Signs users out. All methods throw [StoreUnavailableException] when the store does not answer.
public final class SignOut {
  private final SessionHistory history;
  private final SessionWriter writer;
  private final InstantSource clock;

  public SignOut(SessionHistory history, SessionWriter writer, InstantSource clock) {
    this.history = history;
    this.writer = writer;
    this.clock = clock;
  }

  /// Ends every session that was opened with the same login token as `session`, and the token.
  ///
  /// @param by who wants it
  public void everywhereWithTheTokenOf(UserPoolId pool, Session session, UserId by) {
    List<Session> together =
        history.sessionsOf(pool, session.userId()).stream()
            .filter(other -> other.id().equals(session.id()) || isOfSameToken(session, other))
            .toList();
    writer.end(pool, together, clock.instant(), by);
  }

  private static boolean isOfSameToken(Session session, Session other) {
    return session.login() != null && other.isOf(session.login().token());
  }
}
