package dev.porchlight.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads users from the store. Every method names the user pool and never answers from another one.
/// All methods throw [StoreUnavailableException] when the store does not answer: an absent result
/// always means that the store answered and has nothing.
public interface UserReader {
  /// The only user that `aliases` lead to; empty if none leads to a user. One round trip; none if
  /// there are no aliases.
  ///
  /// @param aliases at most [SessionReader#MOST_TOGETHER]
  /// @throws AmbiguousNameException if they lead to different users
  Optional<UserId> userNamed(UserPoolId pool, List<UserAlias> aliases);

  /// The users that `aliases` lead to, in one round trip; an alias that leads nowhere is missing
  /// from the result.
  ///
  /// @param aliases 1 to [SessionReader#MOST_TOGETHER]
  Map<UserAlias, UserId> usersNamed(UserPoolId pool, Set<UserAlias> aliases);

  /// The profiles of those among `users` who have one, in as many round trips as it takes.
  Map<UserId, User> users(UserPoolId pool, Set<UserId> users);
}
