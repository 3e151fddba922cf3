package dev.porchlight.api.oidc;

import dev.porchlight.api.Reason;

/// Every error of the family. The specification demands 400 and `invalid_request` for any token
/// that is not valid; the text says why.
public enum OidcError implements Reason {
  BODY_MALFORMED(400, "invalid_request", "the body is not a form"),
  TOKEN_MISSING(400, "invalid_request", "there must be one logout_token"),
  TOKEN_TOO_LONG(400, "invalid_request", "the token is too long"),
  TOKEN_MALFORMED(400, "invalid_request", "the token is not a signed JWT"),
  TYPE_WRONG(400, "invalid_request", "the token is of another type than logout+jwt"),
  ALGORITHM_WRONG(400, "invalid_request", "the token is not signed with an accepted algorithm"),
  KEY_UNKNOWN(400, "invalid_request", "the issuer has no such key"),
  SIGNATURE_WRONG(400, "invalid_request", "the signature is wrong"),
  ISSUER_WRONG(400, "invalid_request", "the token is of another issuer"),
  AUDIENCE_WRONG(400, "invalid_request", "the token is for another client"),
  TIME_MISSING(400, "invalid_request", "iat is missing or malformed"),
  ISSUED_IN_FUTURE(400, "invalid_request", "the token is from the future"),
  EXPIRED(400, "invalid_request", "the token has expired"),
  EVENT_MISSING(400, "invalid_request", "the token is no logout token: events does not say so"),
  NONCE_PRESENT(400, "invalid_request", "a logout token has no nonce"),
  SUBJECT_MISSING(400, "invalid_request", "sub or sid is needed"),
  ID_MISSING(400, "invalid_request", "jti is missing"),
  CLAIM_MALFORMED(400, "invalid_request", "a claim is malformed"),
  REPLAYED(400, "invalid_request", "the token was used before"),
  ISSUER_UNKNOWN(404, "not_found", "there is no such issuer"),
  OPERATION_UNKNOWN(404, "not_found", "there is no such operation"),
  METHOD_WRONG(405, "invalid_request", "a logout token is sent with POST"),
  BODY_TOO_LARGE(413, "invalid_request", "the body is too large"),
  FAULT(500, "server_error", "something went wrong here"),
  KEYS_UNAVAILABLE(503, "temporarily_unavailable", "the issuer's keys cannot be had now"),
  STORE_UNAVAILABLE(503, "temporarily_unavailable", "nobody was signed out, send it again");

  /// An issuer whose keys could not be had is not asked again for so long.
  static final int KEYS_RETRY_SECONDS = 5;

  private final int status;
  private final String code;
  private final String description;

  OidcError(int status, String code, String description) {
    this.status = status;
    this.code = code;
    this.description = description;
  }

  /// What the family calls a reason.
  static OidcError of(Reason reason) {
    return Reason.in(OidcError.class, reason);
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// When it is worth trying again; 0 for never.
  public int retryAfterSeconds() {
    return switch (this) {
      case KEYS_UNAVAILABLE -> KEYS_RETRY_SECONDS;
      case STORE_UNAVAILABLE -> 1;
      default -> 0;
    };
  }

  /// OAuth's `error`.
  public String code() {
    return code;
  }

  /// OAuth's `error_description`.
  public String description() {
    return description;
  }
}
