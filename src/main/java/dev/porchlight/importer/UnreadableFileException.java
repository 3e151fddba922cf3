package dev.porchlight.importer;

/// A file is not made of lines of JSON in UTF-8; the message says what it is, and what to do.
final class UnreadableFileException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableFileException(String message) {
    super(message, null, false, false);
  }
}
