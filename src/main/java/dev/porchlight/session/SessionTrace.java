package dev.porchlight.session;

/// What the store remembers of the id of a session.
public sealed interface SessionTrace {
  /// The session was opened, or imported. It may have ended since.
  record Known(Session session) implements SessionTrace {}

  /// It was ended before anybody said that it was opened: it never opens.
  record EndedUnopened() implements SessionTrace {}

  /// Nothing.
  record None() implements SessionTrace {}
}
