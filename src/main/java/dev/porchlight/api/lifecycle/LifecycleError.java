package dev.porchlight.api.lifecycle;

import dev.porchlight.api.Reason;
import java.util.Locale;

/// Every error of the family: HTTP status, and what the problem says. In a detail `{}` stands for
/// what it is about, such as a parameter's name.
public enum LifecycleError implements Reason {
  PARAMETER_MALFORMED(400, "Malformed parameter", "{} is missing or malformed"),
  PARAMETER_UNKNOWN(400, "Unknown parameter", "There is no {} here"),
  PARAMETER_TOO_LARGE(400, "Parameter too large", "{} is larger than its limit"),
  BODY_MALFORMED(
      400, "Malformed body", "The body must be one JSON object in UTF-8, without duplicate keys"),
  QUERY_MALFORMED(
      400,
      "Malformed address",
      "Path and query must be percent-encoded UTF-8, without duplicate keys"),
  QUERY_NOT_SIGNED(
      400,
      "Unsigned query",
      "No query goes with a body, and the signature of a request without one must cover its query"),
  SIGNATURE_WRONG(401, "Wrong signature", "The signature is invalid"),
  SIGNATURE_METHOD_WRONG(401, "Wrong signature", "The signature method must be HMAC-SHA1"),
  SIGNATURE_VERSION_WRONG(401, "Wrong signature", "The signature version must be 1.0"),
  DATE_MALFORMED(
      401, "Malformed date", "The time of the signature must be RFC 1123 or epoch milliseconds"),
  DATE_MISSING(401, "Missing date", "The signed request does not say when it was signed"),
  DATE_SKEWED(401, "Wrong date", "The time of the signature differs too much from ours"),
  SIGNATURE_USED(401, "Used signature", "A signature changes something once; sign again"),
  NOT_SIGNED_IN(401, "Not signed in", "There is no token, or it is not valid"),
  USER_POOL_FOREIGN(
      403, "Foreign user pool", "The access key does not open the user pool that was named"),
  SCOPE_MISSING(403, "Missing scope", "The access key lacks the scope {}"),
  SCOPE_NOT_GRANTED(
      403, "Scope not granted", "An access key grants only what it may do itself, not {}"),
  OPERATION_UNKNOWN(404, "Unknown operation", "There is no such operation"),
  SESSION_UNKNOWN(404, "Unknown session", "The user has no such session that is live"),
  ACCESS_KEY_UNKNOWN(404, "Unknown access key", "The user pool has no such access key"),
  METHOD_WRONG(405, "Wrong method", "This operation takes another HTTP method"),
  SESSION_ENDED(409, "Ended session", "The session was ended; it is not opened again"),
  SESSION_DIFFERENT(409, "Different session", "The session was opened with other values"),
  SESSIONS_TOO_MANY(409, "Too many sessions", "The user has {} live sessions in the app"),
  ALIAS_TAKEN(409, "Taken alias", "The {} leads to another user"),
  ACCESS_KEY_EXISTS(409, "Existing access key", "There is an access key {}; revoke it first"),
  BODY_TOO_LARGE(413, "Body too large", "The body is larger than its limit"),
  CONTENT_TYPE_WRONG(415, "Wrong content type", "Content-Type must be application/json"),
  FAULT(500, "Fault", "The service failed to answer"),
  STORE_UNAVAILABLE(503, "Store unavailable", "The service cannot answer now; try again");

  private final int status;
  private final String title;
  private final String detail;

  LifecycleError(int status, String title, String detail) {
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  /// What the family calls a reason.
  static LifecycleError of(Reason reason) {
    return Reason.in(LifecycleError.class, reason);
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// What happened, in few words; the same every time.
  public String title() {
    return title;
  }

  /// What happened, with `about` in its place.
  public String detail(String about) {
    return detail.replace("{}", about);
  }

  /// The name of the error on the wire: a URI reference, relative to the service.
  public String type() {
    return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
