package dev.porchlight.session;

/// The store could not be asked, or did not answer in time. Nothing is known about any session:
/// whoever catches this must say "try again", never "not active" and never "not found".
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  public StoreUnavailableException(String message) {
    super(message);
  }
}
