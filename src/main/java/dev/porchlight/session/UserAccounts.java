package dev.porchlight.session;

import java.time.InstantSource;
import java.util.Optional;

/// Writes and deletes users. All methods throw [StoreUnavailableException] when the store does not
/// answer; a repeated call completes what was begun.
public final class UserAccounts {
  private final SignOut signOut;
  private final UserWriter users;
  private final InstantSource clock;

  public UserAccounts(SignOut signOut, UserWriter users, InstantSource clock) {
    this.signOut = signOut;
    this.users = users;
    this.clock = clock;
  }

  /// Writes a whole user, replacing any earlier version. The user's sessions stay.
  public UserChange put(UserPoolId pool, User user) {
    Optional<String> exceeded = UserLimits.exceededBy(user);
    return exceeded.isPresent() ? new UserChange.TooLarge(exceeded.get()) : users.put(pool, user);
  }

  /// Ends all live sessions of a user, then forgets the user and the history of its sessions: it
  /// can no longer be found by any name, and no sign-in from before opens a session. Someone who
  /// signs in again is a new user. Deleting an unknown user does nothing.
  ///
  /// @throws StoreBusyException if the history is too long to be erased in one call: the user can
  ///   no longer be found, and calling again erases the rest
  public void delete(UserPoolId pool, UserId user) {
    signOut.everywhere(pool, user);
    if (!users.forget(pool, user, clock.instant())) {
      throw new StoreBusyException("the user's history is too long to be erased in one request");
    }
  }
}
