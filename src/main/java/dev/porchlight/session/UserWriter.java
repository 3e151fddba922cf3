package dev.porchlight.session;

import java.time.Instant;

/// What can be changed about users. All methods throw [StoreUnavailableException] when the store
/// does not answer; repeating them then completes what was begun.
public interface UserWriter {
  /// Writes a user whole, replacing any earlier version. Its aliases move with it, all at once: at
  /// any time an alias leads to no user, or to one that claims it, and every alias that a user
  /// claims leads to it.
  ///
  /// @param user fits [UserLimits]
  /// @return [UserChange.AliasTaken], and nothing is written, if an alias leads to another user
  UserChange put(UserPoolId pool, User user);

  /// Forgets a user: its aliases and its profile, its presences in apps where it has no session
  /// that is live at `now`, and its login tokens, which never come back. Sessions that are live
  /// keep their presence; the history of sessions stays.
  void forget(UserPoolId pool, UserId user, Instant now);
}
