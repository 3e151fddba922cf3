package dev.porchlight.importer;

import dev.porchlight.json.MemberException;

/// A line is not a record; the message says why and names the field.
final class BadLineException extends Exception {
  private static final long serialVersionUID = 1L;

  BadLineException(String message) {
    super(message, null, false, false);
  }

  /// What a report says about a line whose JSON does not match its format.
  static BadLineException of(MemberException e) {
    return new BadLineException(e.member().isEmpty() ? e.reason() : e.member() + ": " + e.reason());
  }
}
