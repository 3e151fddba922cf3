package dev.porchlight.store.dynamodb;

import dev.porchlight.session.User;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserChange;
import dev.porchlight.session.UserLimits;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.session.UserWriter;
import java.util.Optional;

/// Imports users and their aliases as login systems write them: an alias leads to only one user,
/// and a user that is too large is refused as a whole.
final class UserImport {
  private final UserWriter users;

  UserImport(UserWriter users) {
    this.users = users;
  }

  /// Writes one user.
  ///
  /// @return why the user was refused; empty if it was written
  Optional<String> write(UserPoolId pool, User user) {
    return reason(put(pool, user));
  }

  /// Writes one user without the names that belong to others.
  ///
  /// @return what was refused; empty if everything was written
  Optional<String> writeWithFreeNames(UserPoolId pool, User user) {
    UserChange change = put(pool, user);
    Optional<String> first = reason(change).map(reason -> reason + "; the rest was written");
    User rest = user;
    while (change instanceof UserChange.AliasTaken(UserAlias.Kind kind)) {
      rest = rest.without(kind);
      change = put(pool, rest);
    }
    return reason(change).or(() -> first);
  }

  private UserChange put(UserPoolId pool, User user) {
    return UserLimits.exceededBy(user)
        .<UserChange>map(UserChange.TooLarge::new)
        .orElseGet(() -> users.put(pool, user));
  }

  private static Optional<String> reason(UserChange change) {
    return switch (change) {
      case UserChange.Created _, UserChange.Replaced _ -> Optional.empty();
      case UserChange.AliasTaken(UserAlias.Kind kind) ->
          Optional.of(kind.key() + ": already belongs to another user");
      case UserChange.TooLarge(String field) -> Optional.of(field + ": too large");
    };
  }
}
