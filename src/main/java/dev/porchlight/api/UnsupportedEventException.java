package dev.porchlight.api;

/// An event that is no HTTP request in payload format 2.0: the function was connected to something
/// other than an HTTP API or a function URL.
public final class UnsupportedEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedEventException() {
    super("not an HTTP request in payload format 2.0");
  }
}
