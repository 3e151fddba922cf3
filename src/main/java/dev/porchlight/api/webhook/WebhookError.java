package dev.porchlight.api.webhook;

import dev.porchlight.api.Reason;
import java.util.Locale;

/// Every error of the family. In a text `{}` stands for the part of the event that it is about, or
/// a maximum.
public enum WebhookError implements Reason {
  BODY_MALFORMED(400, "the body must be an event, as JSON or as a form"),
  EVENT_MALFORMED(400, "{} is missing or malformed"),
  USER_POOL_FOREIGN(400, "the event belongs to another user pool"),
  USERS_TOO_MANY(400, "an event may name at most {} users"),
  APPS_TOO_MANY(400, "an event may name at most {} apps"),
  PATH_AMBIGUOUS(400, "the path is ambiguous"),
  SECRET_WRONG(401, "the user pool or the secret is wrong"),
  OPERATION_UNKNOWN(404, "there is no such webhook"),
  METHOD_WRONG(405, "webhooks must be delivered with POST"),
  BODY_TOO_LARGE(413, "the body is too large"),
  FAULT(500, "internal server error"),
  STORE_UNAVAILABLE(503, "the event was not fully processed; deliver it again");

  private final int status;
  private final String text;

  WebhookError(int status, String text) {
    this.status = status;
    this.text = text;
  }

  /// The family's error for a reason.
  static WebhookError of(Reason reason) {
    return Reason.in(WebhookError.class, reason);
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// The error's name on the wire.
  public String code() {
    return this == OPERATION_UNKNOWN ? "path_unknown" : name().toLowerCase(Locale.ROOT);
  }

  /// The text, with `detail` for `{}`.
  public String text(String detail) {
    return text.replace("{}", detail);
  }
}
