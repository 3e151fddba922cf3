package dev.porchlight.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds users. All methods throw [StoreUnavailableException] when the store does not answer.
public final class Users {
  private final SessionReader reader;
  private final UserReader users;

  public Users(SessionReader reader, UserReader users) {
    this.reader = reader;
    this.users = users;
  }

  /// The id of the user whom `reference` names; empty if it names nobody. Anyone who has a profile
  /// or has ever signed in counts as a user.
  ///
  /// @throws AmbiguousNameException if it names several users
  public Optional<UserId> idOf(UserPoolId pool, UserReference reference) {
    return switch (reference) {
      case UserReference.ById(UserId id) -> reader.presences(pool, id).map(_ -> id);
      case UserReference.ByAlias(UserAlias alias) -> users.userNamed(pool, List.of(alias));
      // An existing user is never mistaken for another one with the same text as an alias.
      case UserReference.ByAnyName name ->
          reader
              .presences(pool, name.asId())
              .map(_ -> name.asId())
              .or(() -> users.userNamed(pool, name.asAliases()));
    };
  }

  /// The id of the user whom `reference` names. A user id stands for itself, whether or not anybody
  /// has it; empty if another name leads to nobody.
  public Optional<UserId> idNamed(UserPoolId pool, UserReference reference) {
    return reference instanceof UserReference.ById(UserId id)
        ? Optional.of(id)
        : idOf(pool, reference);
  }

  /// What is known about the user whom `reference` names; empty if it names nobody.
  public Optional<User> find(UserPoolId pool, UserReference reference) {
    return switch (reference) {
      case UserReference.ById(UserId id) ->
          profile(pool, id).or(() -> reader.presences(pool, id).map(_ -> User.known(id)));
      case UserReference.ByAlias _, UserReference.ByAnyName _ ->
          idOf(pool, reference).map(id -> profile(pool, id).orElseGet(() -> User.known(id)));
    };
  }

  /// Whether any of `aliases` leads to a user.
  ///
  /// @param aliases 1 to 100
  public boolean anyNamed(UserPoolId pool, List<UserAlias> aliases) {
    return !users.usersNamed(pool, Set.copyOf(aliases)).isEmpty();
  }

  private Optional<User> profile(UserPoolId pool, UserId id) {
    return Optional.ofNullable(users.users(pool, Set.of(id)).get(id));
  }
}
