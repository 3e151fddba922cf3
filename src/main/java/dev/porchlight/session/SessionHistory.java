package dev.porchlight.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All sessions that the store remembers, whether live, expired or ended, with everything that is
/// known about them. This is history: only the [Presence] says whether a session is live. All
/// methods throw [StoreUnavailableException] when the store does not answer.
public interface SessionHistory {
  /// The sessions of one user, in no particular order; one query, in as many pages as it takes.
  List<Session> sessionsOf(UserPoolId pool, UserId user);

  /// The user's session with this id; empty if the store does not remember it.
  default Optional<Session> session(UserPoolId pool, UserId user, SessionId id) {
    return sessions(pool, user, Set.of(id)).stream().findFirst();
  }

  /// What the store remembers that matters to a sign-in with this id.
  SessionTrace trace(UserPoolId pool, UserId user, AppId app, SessionId id);

  /// The sessions of one user that the store remembers among `ids`, in no particular order.
  List<Session> sessions(UserPoolId pool, UserId user, Set<SessionId> ids);

  /// Every user's sessions with this id, but only those with a [ChatRecord].
  List<Session> sessionsNamed(UserPoolId pool, SessionId id);

  /// The users who have a session with this id that was opened through Porchlight.
  Set<UserId> usersOf(UserPoolId pool, SessionId id);

  /// The sessions of all users, in no particular order, but only those with a [ChatRecord]. The
  /// cost grows with everything that the store remembers of the user pool.
  List<Session> sessionsOfAll(UserPoolId pool);
}
