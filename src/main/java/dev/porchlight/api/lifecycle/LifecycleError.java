package dev.porchlight.api.lifecycle;

import dev.porchlight.api.Reason;
import java.util.Locale;

/// Every error of the family: its HTTP status, and the texts of its problem. In a detail `{}`
/// stands for what it is about, such as a parameter's name.
public enum LifecycleError implements Reason {
  PARAMETER_MALFORMED(400, "Malformed parameter", "{} is missing or malformed"),
  PARAMETER_UNKNOWN(400, "Unknown parameter", "Unknown parameter: {}"),
  PARAMETER_TOO_LARGE(400, "Parameter too large", "{} exceeds its limit"),
  BODY_MALFORMED(
      400, "Malformed body", "The body must be one JSON object in UTF-8, without duplicate keys"),
  PATH_AMBIGUOUS(
      400,
      "Ambiguous path",
      "An id in the path is ambiguous: write it as ~ and the base64url of its UTF-8, or use an"
          + " operation that takes ids in its body, such as POST /v1/sessions"),
  QUERY_MALFORMED(
      400, "Malformed query", "The query must be percent-encoded UTF-8, without duplicate keys"),
  QUERY_NOT_SIGNED(
      400,
      "Unsigned query",
      "Only a GET or DELETE can have a query, and its signature must cover the query"),
  SIGNATURE_WRONG(401, "Invalid signature", "The signature is invalid"),
  SIGNATURE_METHOD_WRONG(401, "Invalid signature", "The signature method must be HMAC-SHA1"),
  SIGNATURE_VERSION_WRONG(401, "Invalid signature", "The signature version must be 1.0"),
  DATE_MALFORMED(
      401,
      "Malformed date",
      "The signature's time must be in RFC 1123 format or epoch milliseconds"),
  DATE_MISSING(401, "Missing date", "The date header is missing"),
  DATE_SKEWED(401, "Date out of range", "The signature's time is too far from the server's time"),
  SIGNATURE_USED(
      401,
      "Signature already used",
      "A signature can be used for only one change; sign the request again"),
  NOT_SIGNED_IN(401, "Not signed in", "The token is missing or invalid"),
  USER_POOL_FOREIGN(
      403, "Wrong user pool", "The access key does not belong to the named user pool"),
  SCOPE_MISSING(403, "Missing scope", "The access key lacks the scope {}"),
  SCOPE_NOT_GRANTED(
      403, "Scope not granted", "An access key can grant only the scopes it has itself, not {}"),
  OPERATION_UNKNOWN(404, "Unknown operation", "There is no such operation"),
  SESSION_UNKNOWN(404, "Unknown session", "The user has no such live session"),
  ACCESS_KEY_UNKNOWN(404, "Unknown access key", "The user pool has no such access key"),
  METHOD_WRONG(405, "Method not allowed", "This operation does not accept this HTTP method"),
  SESSION_ENDED(
      409,
      "Session ended",
      "The session has ended, or its user was signed out after this sign-in; it cannot be opened"),
  SESSION_DIFFERENT(409, "Session differs", "The session was opened with different values"),
  SESSIONS_TOO_MANY(409, "Too many sessions", "The user already has {} live sessions in the app"),
  ALIAS_TAKEN(409, "Alias taken", "The {} already belongs to another user"),
  ACCESS_KEY_EXISTS(
      409, "Access key exists", "Already issued: {}; revoke what is no longer used first"),
  ACCESS_KEYS_TOO_MANY(
      409, "Too many access keys", "Access keys of the user pool have issued {} others already"),
  BODY_TOO_LARGE(413, "Body too large", "The body exceeds its limit"),
  CONTENT_TYPE_WRONG(415, "Unsupported content type", "Content-Type must be application/json"),
  FAULT(500, "Internal error", "Internal server error"),
  STORE_UNAVAILABLE(503, "Store unavailable", "The service is temporarily unavailable; try again");

  private final int status;
  private final String title;
  private final String detail;

  LifecycleError(int status, String title, String detail) {
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  /// The family's error for a reason.
  static LifecycleError of(Reason reason) {
    return Reason.in(LifecycleError.class, reason);
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// A short summary, the same for every occurrence.
  public String title() {
    return title;
  }

  /// What happened, with `about` for `{}`.
  public String detail(String about) {
    return detail.replace("{}", about);
  }

  /// The error's identifier on the wire: a URI reference, relative to the service.
  public String type() {
    return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
