package dev.porchlight.session;

import java.time.Instant;

/// Changes users. All methods throw [StoreUnavailableException] when the store does not answer; a
/// repeated call completes what was begun.
public interface UserWriter {
  /// Writes a whole user, replacing any earlier version. Its aliases change with it, atomically: at
  /// any time, an alias leads to no user or to one that claims it, and every alias that a user
  /// claims leads to that user.
  ///
  /// @param user within [UserLimits]
  /// @return [UserChange.AliasTaken], with nothing written, if an alias already leads to another
  ///   user
  UserChange put(UserPoolId pool, User user);

  /// Forgets a user: its aliases, its profile, its presences in apps where it has no live session
  /// at `now`, its login tokens, which never come back, and all that is known about its sessions
  /// that are not live: only that they ended is kept, so that they never come back either. Live
  /// sessions keep their presence and their history.
  ///
  /// @return false if the history is too long for one call: calling again erases more of it
  boolean forget(UserPoolId pool, UserId user, Instant now);
}
