package dev.porchlight.api.rocketchat;

/// Ends a request with one of the family's errors. It carries no stack trace: it is an answer, not
/// a fault.
public final class RocketChatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RocketChatError error;
  private final String detail;

  public RocketChatException(RocketChatError error) {
    this(error, "");
  }

  /// @param detail takes the place of `{}` in the text
  public RocketChatException(RocketChatError error, String detail) {
    super(error.name(), null, false, false);
    this.error = error;
    this.detail = detail;
  }

  /// Which error.
  public RocketChatError error() {
    return error;
  }

  /// What the error is about; empty if its text says it all.
  public String detail() {
    return detail;
  }
}
