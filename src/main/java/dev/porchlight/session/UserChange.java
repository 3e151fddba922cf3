package dev.porchlight.session;

/// The outcome of writing a user.
public sealed interface UserChange {
  /// There was no profile under this user id before.
  record Created() implements UserChange {}

  /// The user's profile was replaced.
  record Replaced() implements UserChange {}

  /// Nothing was written: an alias of this kind already leads to another user.
  record AliasTaken(UserAlias.Kind kind) implements UserChange {}

  /// Nothing was written: a field exceeds [UserLimits].
  ///
  /// @param field as in `identities[3].idpLogo`
  record TooLarge(String field) implements UserChange {}
}
