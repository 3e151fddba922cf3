package dev.porchlight.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be changed about sessions.
public interface SessionWriter {
  /// Opens a session that does not exist yet, all at once or not at all.
  ///
  /// @param until until when it is live if nothing happens
  /// @param before the presence of its user in its app, as it was read; null if there was none
  /// @param now sessions of `before` that have expired at it are forgotten
  /// @return false, and nothing is written, if the session exists or was ended unopened, or if
  ///   another was opened since `before` was read
  /// @throws StoreUnavailableException when the store does not answer; the session may then be open
  boolean open(
      UserPoolId pool, Session session, Instant until, @Nullable Presence before, Instant now);

  /// Moves the effective expiry of a live session.
  ///
  /// @return false, and nothing is written, if its effective expiry is no longer `from`: it was
  ///   ended, or moved by others
  /// @throws StoreUnavailableException when the store does not answer
  boolean prolong(UserPoolId pool, Session session, Instant from, Instant to);

  /// Ends a session that nobody opened yet: it never opens, and no import brings it as one that was
  /// not ended. Doing so again changes nothing but the times.
  ///
  /// @param forgetAt until when at least the store remembers it
  /// @return false, and nothing is written, if there is such a session
  /// @throws StoreUnavailableException when the store does not answer; it may then be ended
  boolean endUnopened(UserPoolId pool, UserId user, SessionId id, Instant at, Instant forgetAt);

  /// Ends sessions of one user, and with each session the login token that it was opened with. No
  /// reader ever sees a session as live that is marked as ended. Ending a session again changes
  /// nothing but the time and the name of who did it; an ended session, and an ended token, never
  /// come back.
  ///
  /// @param sessions as they were read from the store, all of the same user
  /// @param by the user who ends them; null if it is no user but a program
  /// @throws StoreUnavailableException when the store does not answer; any part of the sessions may
  ///   then have been ended, and ending them again completes it
  void end(UserPoolId pool, List<Session> sessions, Instant at, @Nullable UserId by);
}
