package dev.porchlight.api.genauth;

/// Ends a request with one of the family's errors. It carries no stack trace: it is an answer, not
/// a fault.
public final class GenAuthException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final GenAuthError error;
  private final String detail;

  public GenAuthException(GenAuthError error) {
    this(error, "");
  }

  /// @param detail takes the place of `{}` in the message
  public GenAuthException(GenAuthError error, String detail) {
    super(error.name(), null, false, false);
    this.error = error;
    this.detail = detail;
  }

  /// A parameter is absent, empty, of the wrong type or form.
  public static GenAuthException malformed(String parameter) {
    return new GenAuthException(GenAuthError.PARAMETER_MALFORMED, parameter);
  }

  /// Nobody has the id that was sent.
  static GenAuthException userUnknown() {
    return new GenAuthException(GenAuthError.USER_UNKNOWN);
  }

  /// Which error.
  public GenAuthError error() {
    return error;
  }

  /// What the error is about; empty if its message says it all.
  public String detail() {
    return detail;
  }
}
