package dev.porchlight.importer;

/// A line that is not a record; the message says why and names the field.
public final class BadLineException extends Exception {
  private static final long serialVersionUID = 1L;

  public BadLineException(String message) {
    super(message, null, false, false);
  }
}
