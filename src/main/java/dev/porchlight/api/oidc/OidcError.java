package dev.porchlight.api.oidc;

import dev.porchlight.api.Reason;
import dev.porchlight.telemetry.Outcome;
import java.time.Duration;

/// Every error of the family. The specification requires 400 and `invalid_request` for any invalid
/// token; the text says why.
public enum OidcError implements Reason {
  BODY_MALFORMED(400, "invalid_request", "the body is not a form"),
  TOKEN_MISSING(400, "invalid_request", "exactly one logout_token is required"),
  TOKEN_TOO_LONG(400, "invalid_request", "the token is too long"),
  TOKEN_MALFORMED(400, "invalid_request", "the token is not a signed JWT"),
  TYPE_WRONG(400, "invalid_request", "the token's type is not logout+jwt"),
  ALGORITHM_WRONG(400, "invalid_request", "the token is not signed with an accepted algorithm"),
  EXTENSION_UNKNOWN(
      400, "invalid_request", "the token's header has crit or b64, which are not supported"),
  KEY_UNKNOWN(400, "invalid_request", "no key of the issuer matches the token"),
  SIGNATURE_WRONG(400, "invalid_request", "the signature is invalid"),
  ISSUER_WRONG(400, "invalid_request", "the token is from another issuer"),
  AUDIENCE_WRONG(400, "invalid_request", "the token is for another client"),
  TIME_MISSING(400, "invalid_request", "iat is missing or malformed"),
  ISSUED_IN_FUTURE(400, "invalid_request", "the token was issued in the future"),
  EXPIRED(400, "invalid_request", "the token has expired"),
  EVENT_MISSING(
      400,
      "invalid_request",
      "the token is not a logout token: its events claim lacks the logout event"),
  NONCE_PRESENT(400, "invalid_request", "a logout token must not have a nonce"),
  SUBJECT_MISSING(400, "invalid_request", "sub or sid is required"),
  ID_MISSING(400, "invalid_request", "jti is missing"),
  CLAIM_MALFORMED(400, "invalid_request", "a claim is malformed"),
  REPLAYED(400, "invalid_request", "the token has already been used"),
  PATH_AMBIGUOUS(400, "invalid_request", "the path is ambiguous"),
  ISSUER_UNKNOWN(404, "not_found", "there is no such issuer"),
  OPERATION_UNKNOWN(404, "not_found", "there is no such operation"),
  METHOD_WRONG(405, "invalid_request", "logout tokens must be sent with POST"),
  BODY_TOO_LARGE(413, "invalid_request", "the body is too large"),
  FAULT(500, "server_error", "internal server error"),
  KEYS_UNAVAILABLE(503, "temporarily_unavailable", "the issuer's keys could not be fetched"),
  REFETCH_PAUSED(
      503,
      "temporarily_unavailable",
      "no known key signed the token, and the issuer's keys were fetched a moment ago;"
          + " send the token again"),
  STORE_UNAVAILABLE(
      503, "temporarily_unavailable", "the logout was not completed; send the token again");

  /// How long to wait before contacting an issuer again whose keys could not be fetched.
  static final int KEYS_RETRY_SECONDS = 5;

  private final int status;
  private final String code;
  private final String description;

  OidcError(int status, String code, String description) {
    this.status = status;
    this.code = code;
    this.description = description;
  }

  /// The family's error for a reason.
  static OidcError of(Reason reason) {
    return Reason.in(OidcError.class, reason);
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// What it stands for in the log and in metrics. Anybody can send tokens that need keys, so
  /// missing keys are not a failure of ours.
  Outcome outcome() {
    return switch (this) {
      case KEYS_UNAVAILABLE, REFETCH_PAUSED -> Outcome.ISSUER_UNAVAILABLE;
      default -> Outcome.ofError(status);
    };
  }

  /// When to try again; 0 for never.
  ///
  /// @param refetchPause how long the keys are not fetched again
  int retryAfterSeconds(Duration refetchPause) {
    return switch (this) {
      case KEYS_UNAVAILABLE -> KEYS_RETRY_SECONDS;
      case REFETCH_PAUSED -> Math.toIntExact(Math.max(1, refetchPause.toSeconds()));
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
