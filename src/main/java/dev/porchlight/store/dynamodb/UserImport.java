package dev.porchlight.store.dynamodb;

import dev.porchlight.session.User;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserChange;
import dev.porchlight.session.UserLimits;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.session.UserWriter;
import java.util.Optional;

/// Imports users and their aliases as login systems write them: an alias leads to only one user,
/// and a user that claims another user's alias, or is too large, is refused as a whole.
final class UserImport {
  private final UserWriter users;

  UserImport(UserWriter users) {
    this.users = users;
  }

  /// Writes one user.
  ///
  /// @return why the user was refused; empty if it was written
  Optional<String> write(UserPoolId pool, User user) {
    Optional<String> exceeded = UserLimits.exceededBy(user);
    UserChange change =
        exceeded.isPresent() ? new UserChange.TooLarge(exceeded.get()) : users.put(pool, user);
    return switch (change) {
      case UserChange.Created _, UserChange.Replaced _ -> Optional.empty();
      case UserChange.AliasTaken(UserAlias.Kind kind) ->
          Optional.of(kind.key() + ": already belongs to another user");
      case UserChange.TooLarge(String field) -> Optional.of(field + ": too large");
    };
  }
}
