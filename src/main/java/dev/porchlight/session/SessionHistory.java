package dev.porchlight.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All sessions that the store remembers, with all that is known of them: live ones, expired ones
/// and ended ones. It says what was; whether a session is live, only the [Presence] says. All
/// methods throw [StoreUnavailableException] when the store does not answer.
public interface SessionHistory {
  /// The sessions of one user, in no order; one query, in as many pages as it takes.
  List<Session> sessionsOf(UserPoolId pool, UserId user);

  /// That session of that user; empty if the store does not remember it.
  default Optional<Session> session(UserPoolId pool, UserId user, SessionId id) {
    return sessions(pool, user, Set.of(id)).stream().findFirst();
  }

  /// What the store remembers of that id.
  SessionTrace trace(UserPoolId pool, UserId user, SessionId id);

  /// The sessions of one user that the store remembers among `ids`, in no order.
  List<Session> sessions(UserPoolId pool, UserId user, Set<SessionId> ids);

  /// The sessions with that id, whoever's they are: those with a [ChatRecord] only.
  List<Session> sessionsNamed(UserPoolId pool, SessionId id);

  /// The users who have a session with that id, opened through Porchlight.
  Set<UserId> usersOf(UserPoolId pool, SessionId id);

  /// The sessions of all users, in no order: those with a [ChatRecord] only. It costs in proportion
  /// to what the user pool remembers.
  List<Session> sessionsOfAll(UserPoolId pool);
}
