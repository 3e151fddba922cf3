package dev.porchlight.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What can be asked of the store about users. Every question names the user pool; no answer ever
/// comes from another one. All methods throw [StoreUnavailableException] when the store does not
/// answer: an absent result always means that the store was asked and has nothing.
public interface UserReader {
  /// The user that the first of `aliases` to lead anywhere leads to; empty if none leads anywhere.
  /// One round trip; none if there are no aliases.
  ///
  /// @param aliases at most [SessionReader#MOST_TOGETHER]
  Optional<UserId> userNamed(UserPoolId pool, List<UserAlias> aliases);

  /// The users that `aliases` lead to, in one round trip; an alias that leads nowhere is not in the
  /// result.
  ///
  /// @param aliases 1 to [SessionReader#MOST_TOGETHER]
  Map<UserAlias, UserId> usersNamed(UserPoolId pool, Set<UserAlias> aliases);

  /// What is known of those among `users` who have a profile, in as many round trips as it takes.
  Map<UserId, User> users(UserPoolId pool, Set<UserId> users);
}
