package dev.porchlight.api.credentials;

/// Ends a request that is refused for what it carries, whatever the family. It has no stack trace:
/// it is an answer, not a fault.
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;
  private final String detail;

  public RefusedException(Refusal refusal) {
    this(refusal, "");
  }

  /// @param detail what it is about, such as a parameter's name; never a secret, never a value
  public RefusedException(Refusal refusal, String detail) {
    super(refusal.name(), null, false, false);
    this.refusal = refusal;
    this.detail = detail;
  }

  /// A parameter is absent, of the wrong type or form.
  public static RefusedException malformed(String parameter) {
    return new RefusedException(Refusal.PARAMETER_MALFORMED, parameter);
  }

  /// Why.
  public Refusal refusal() {
    return refusal;
  }

  /// What it is about; empty if the refusal says it all.
  public String detail() {
    return detail;
  }
}
