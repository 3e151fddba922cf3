package dev.porchlight.session;

/// The store works, but too much was asked of it: of one item at once, or by one request. Callers
/// can bring that about, so it is no failure of the service; otherwise it is like any
/// [StoreUnavailableException]: nothing is known about any session, and calling again helps.
public final class StoreBusyException extends StoreUnavailableException {
  private static final long serialVersionUID = 1L;

  public StoreBusyException(String message, Throwable cause) {
    super(message, cause);
  }

  public StoreBusyException(String message) {
    super(message);
  }
}
