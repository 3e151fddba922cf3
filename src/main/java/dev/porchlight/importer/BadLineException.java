package dev.porchlight.importer;

import dev.porchlight.json.MemberException;
import dev.porchlight.json.MemberException.Kind;

/// A line that is not a record; the message says why and names the field.
final class BadLineException extends Exception {
  private static final long serialVersionUID = 1L;

  BadLineException(String message) {
    super(message, null, false, false);
  }

  /// What a report says of a line whose JSON is not what its format demands.
  static BadLineException of(MemberException e) {
    return new BadLineException(where(e) + ": " + e.reason());
  }

  private static String where(MemberException e) {
    if (e.member().isEmpty()) {
      return "the line";
    }
    return e.kind() == Kind.NOT_AN_OBJECT ? e.member() + "." : e.member();
  }
}
