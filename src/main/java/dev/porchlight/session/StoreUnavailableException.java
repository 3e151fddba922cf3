package dev.porchlight.session;

/// The store could not be reached, or did not answer in time. Nothing is known about any session:
/// code that catches this must answer "try again", never "not active" or "not found".
public sealed class StoreUnavailableException extends RuntimeException permits StoreBusyException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  public StoreUnavailableException(String message) {
    super(message);
  }
}
