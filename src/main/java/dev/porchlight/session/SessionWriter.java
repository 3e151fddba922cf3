package dev.porchlight.session;

import java.time.Instant;
import java.util.List;

/// What can be changed about sessions.
public interface SessionWriter {
  /// Ends sessions of one user, and with each session the login token that it was opened with. No
  /// reader ever sees a session as live that is marked as ended. Ending a session again changes
  /// nothing but the time and the name of who did it; an ended session, and an ended token, never
  /// come back.
  ///
  /// @param sessions as they were read from the store, all of the same user
  /// @param by who ends them
  /// @throws StoreUnavailableException when the store does not answer; any part of the sessions may
  ///   then have been ended, and ending them again completes it
  void end(UserPoolId pool, List<Session> sessions, Instant at, UserId by);
}
