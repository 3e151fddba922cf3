package dev.porchlight.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes sessions.
public interface SessionWriter {
  /// Opens a session that does not exist yet, completely or not at all.
  ///
  /// @param until when it expires if nothing happens
  /// @param before the user's presence in the app, as it was read; null if there was none
  /// @param now sessions of `before` that have expired by then are dropped
  /// @return false, with nothing written, if the session exists or was ended unopened, or if
  ///   another one has been opened since `before` was read
  /// @throws StoreUnavailableException when the store does not answer; the session may be open
  ///   nevertheless
  boolean open(
      UserPoolId pool, Session session, Instant until, @Nullable Presence before, Instant now);

  /// Moves the effective expiry of a live session.
  ///
  /// @return false, with nothing written, if its effective expiry is no longer `from`: the session
  ///   was ended, or another caller moved it
  /// @throws StoreUnavailableException when the store does not answer
  boolean extend(UserPoolId pool, Session session, Instant from, Instant to);

  /// Ends a session that nobody has opened yet: it can never be opened, and can be imported only as
  /// ended. Doing so again changes only the times.
  ///
  /// @param forgetAt the earliest time at which the store may forget it
  /// @return false, with nothing written, if the session exists
  /// @throws StoreUnavailableException when the store does not answer; the session may be ended
  ///   nevertheless
  boolean endUnopened(UserPoolId pool, UserId user, SessionId id, Instant at, Instant forgetAt);

  /// Ends sessions of one user, each together with the login token that it was opened with. No
  /// reader ever sees a session as live once it is marked as ended. Ending a session again changes
  /// only when and by whom it was ended; ended sessions and ended tokens never come back.
  ///
  /// @param sessions as they were read from the store, all of one user
  /// @param by the user who ends them; null if it is a program
  /// @throws StoreUnavailableException when the store does not answer; some of the sessions may
  ///   have been ended, and ending them again completes the rest
  void end(UserPoolId pool, List<Session> sessions, Instant at, @Nullable UserId by);
}
