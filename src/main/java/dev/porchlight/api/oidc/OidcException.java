package dev.porchlight.api.oidc;

/// Ends a request with one of the family's errors. It carries no stack trace: it is an answer, not
/// a fault.
public final class OidcException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final OidcError error;

  public OidcException(OidcError error) {
    super(error.name(), null, false, false);
    this.error = error;
  }

  /// Which error.
  public OidcError error() {
    return error;
  }
}
