package dev.porchlight.session;

/// What the store remembers about a session id.
public sealed interface SessionTrace {
  /// The session was opened or imported. It may have ended since.
  record Known(Session session) implements SessionTrace {}

  /// The session was ended before anyone reported its sign-in: it can never be opened.
  record EndedUnopened() implements SessionTrace {}

  /// Nothing.
  record None() implements SessionTrace {}
}
