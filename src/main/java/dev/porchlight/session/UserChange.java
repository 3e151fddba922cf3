package dev.porchlight.session;

/// What came of writing a user.
public sealed interface UserChange {
  /// Nobody had a profile under this user id before.
  record Created() implements UserChange {}

  /// The user's profile was replaced.
  record Replaced() implements UserChange {}

  /// Nothing was written: an alias of that kind leads to another user.
  record AliasTaken(UserAlias.Kind kind) implements UserChange {}

  /// Nothing was written: a field goes beyond [UserLimits].
  ///
  /// @param field as in `identities[3].idpLogo`
  record TooLarge(String field) implements UserChange {}
}
