package dev.porchlight.session;

/// A text is a name of several users, so no answer about one of them would be right.
public final class AmbiguousNameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AmbiguousNameException() {
    super("a name of several users", null, false, false);
  }
}
