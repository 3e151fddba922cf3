package dev.porchlight.operator;

/// A command was called incorrectly; the message says why, in one line.
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message, null, false, false);
  }
}
