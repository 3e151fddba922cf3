package dev.porchlight.session;

import java.time.InstantSource;
import java.util.Optional;

/// Keeps users. All methods throw [StoreUnavailableException] when the store does not answer;
/// repeating them then completes what was begun.
public final class UserAccounts {
  private final SignOut signOut;
  private final UserWriter users;
  private final InstantSource clock;

  public UserAccounts(SignOut signOut, UserWriter users, InstantSource clock) {
    this.signOut = signOut;
    this.users = users;
    this.clock = clock;
  }

  /// Writes a user whole, in the place of what was known of it before. Its sessions stay.
  public UserChange put(UserPoolId pool, User user) {
    Optional<String> exceeded = UserLimits.exceededBy(user);
    return exceeded.isPresent() ? new UserChange.TooLarge(exceeded.get()) : users.put(pool, user);
  }

  /// Ends all live sessions of a user and then forgets the user: no question finds it any more, by
  /// whatever name, and no session id of it can be opened again. Who signs in again is a new user.
  /// A user who is not known stays unknown.
  public void delete(UserPoolId pool, UserId user) {
    signOut.everywhere(pool, user, _ -> true);
    users.forget(pool, user, clock.instant());
  }
}
