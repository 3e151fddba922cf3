package dev.porchlight.session;

/// How Porchlight learned of a session.
public sealed interface SessionOrigin {
  /// It was imported, and nothing is known about it beyond what every session has.
  record Imported() implements SessionOrigin {}

  /// A chat workspace recorded its sign-in, and that record was imported.
  record Chat(ChatRecord record) implements SessionOrigin {}

  /// A login system opened it through Porchlight, on its terms.
  record Opened(SessionTerms terms) implements SessionOrigin {}
}
