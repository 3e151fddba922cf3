package dev.porchlight.api.webhook;

/// Ends a delivery with one of the family's errors. It carries no stack trace: it is an answer, not
/// a fault.
public final class WebhookException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final WebhookError error;
  private final String detail;

  public WebhookException(WebhookError error) {
    this(error, "");
  }

  /// @param detail takes the place of `{}` in the text; never anything that was sent
  public WebhookException(WebhookError error, String detail) {
    super(error.name(), null, false, false);
    this.error = error;
    this.detail = detail;
  }

  /// Which error.
  public WebhookError error() {
    return error;
  }

  /// What the error is about; empty if its text says it all.
  public String detail() {
    return detail;
  }
}
