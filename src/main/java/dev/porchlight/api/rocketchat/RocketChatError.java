package dev.porchlight.api.rocketchat;

import dev.porchlight.api.Reason;
import org.jspecify.annotations.Nullable;

/// Every error of the family. The texts are Rocket.Chat's, except those marked as ours in
/// `docs/api/rocketchat.md`. Clients parse the body of every error, so all bodies are JSON.
///
/// In a text `{}` stands for the detail: a parameter's name, or what was sent.
public enum RocketChatError implements Reason {
  SESSION_ID_MISSING(400, "must have required property '{}' [invalid-params]", "invalid-params"),
  PARAMETER_UNKNOWN(400, "must NOT have additional properties [invalid-params]", "invalid-params"),
  NOT_A_STRING(400, "must be string [invalid-params]", "invalid-params"),
  NOT_A_NUMBER(400, "must be number [invalid-params]", "invalid-params"),
  SORT_MALFORMED(
      400, "Invalid sort parameter provided: \"{}\" [error-invalid-sort]", "error-invalid-sort"),
  SORT_KEY_UNKNOWN(400, "error-invalid-sort-keys", null),
  SORT_EMPTY(400, "$sort stage must have at least one sort key", null),
  LIMIT_NOT_POSITIVE(400, "the limit must be positive", null),
  PATH_AMBIGUOUS(400, "the path is ambiguous", null),
  NOT_LOGGED_IN(401, "You must be logged in to do this.", null),
  PERMISSION_MISSING(
      403,
      "User does not have the permissions required for this action [error-unauthorized]",
      null),
  SESSION_UNKNOWN(404, "Session not found", null),
  OPERATION_UNKNOWN(404, "API endpoint does not exist", null),
  METHOD_WRONG(405, "API endpoint does not exist", null),
  BODY_TOO_LARGE(413, "request entity too large", null),
  QUERY_TOO_LONG(414, "request URI too long", null),
  FAULT(500, "Internal server error", null),
  STORE_UNAVAILABLE(503, "The service is temporarily unavailable; try again later", null);

  private final int status;
  private final String text;
  private final @Nullable String errorType;

  RocketChatError(int status, String text, @Nullable String errorType) {
    this.status = status;
    this.text = text;
    this.errorType = errorType;
  }

  /// The family's error for a reason.
  static RocketChatError of(Reason reason) {
    return Reason.in(RocketChatError.class, reason);
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// The text, with `detail` for `{}`.
  public String text(String detail) {
    return text.replace("{}", detail);
  }

  /// The kind of error, for programs; null if Rocket.Chat names none.
  public @Nullable String errorType() {
    return errorType;
  }
}
