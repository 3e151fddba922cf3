package dev.porchlight.session;

import java.util.List;

/// How a caller names a user.
public sealed interface UserReference {
  /// By user id only.
  record ById(UserId id) implements UserReference {}

  /// By an alias of a known kind.
  record ByAlias(UserAlias alias) implements UserReference {}

  /// By a text that may be the user's id or, if nobody has that id, any alias.
  ///
  /// @param text 1 to [UserId#MOST_BYTES] bytes of well-formed text
  record ByAnyName(String text) implements UserReference {
    /// @throws IllegalArgumentException if the text is too long or not well-formed
    public ByAnyName {
      Identifier.checked("name of a user", text, UserId.MOST_BYTES);
    }

    /// The text as a user id.
    UserId asId() {
      return new UserId(text);
    }

    /// Every alias that the text could be, in the order in which they are tried.
    List<UserAlias> asAliases() {
      return UserAlias.candidates(text);
    }
  }
}
