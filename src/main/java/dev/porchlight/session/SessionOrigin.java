package dev.porchlight.session;

/// How Porchlight came to know a session.
public sealed interface SessionOrigin {
  /// An import brought it, and no more is known of it than every session has.
  record Imported() implements SessionOrigin {}

  /// A chat workspace wrote down its sign-in, and an import brought that record.
  record Chat(ChatRecord record) implements SessionOrigin {}

  /// A login system opened it through Porchlight, on its terms.
  record Opened(SessionTerms terms) implements SessionOrigin {}
}
