package dev.porchlight.session;

/// How a caller names a user.
public sealed interface UserReference {
  /// By user id, and by nothing else.
  record ById(UserId id) implements UserReference {}

  /// By an alias of a known kind.
  record ByAlias(UserAlias alias) implements UserReference {}

  /// By a text that may be the user's id or, if nobody has that id, any alias.
  ///
  /// @param text 1 to [UserId#MOST_BYTES] bytes of well-formed text
  record ByAnyName(UserId text) implements UserReference {}
}
