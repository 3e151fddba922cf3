package dev.porchlight.api;

/// Ends a request with a refusal, which its family puts into its own words. It has no stack trace:
/// it is an answer, not a fault.
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reason reason;
  private final String detail;

  /// @param detail what the refusal is about; empty if the reason says it all
  RefusedException(Reason reason, String detail) {
    super(reason.name(), null, false, false);
    this.reason = reason;
    this.detail = detail;
  }

  /// Why the request is refused.
  public Reason reason() {
    return reason;
  }

  /// What it is about; empty if the reason says it all.
  public String detail() {
    return detail;
  }
}
