package dev.porchlight.api.webhook;

/// Every error of the family. In a text `{}` stands for the part of the event that is meant.
public enum WebhookError {
  BODY_MALFORMED(400, "the body is not an event as JSON or as a form"),
  EVENT_MALFORMED(400, "{} is missing or malformed"),
  USER_POOL_FOREIGN(400, "the event is of another user pool"),
  USERS_TOO_MANY(400, "an event may name at most {} users"),
  APPS_TOO_MANY(400, "an event may name at most {} apps"),
  SECRET_WRONG(401, "user pool or secret is wrong"),
  PATH_UNKNOWN(404, "there is no such webhook"),
  METHOD_WRONG(405, "webhooks are delivered with POST"),
  BODY_TOO_LARGE(413, "the body is too large"),
  FAULT(500, "something went wrong here"),
  STORE_UNAVAILABLE(503, "the event was not taken, deliver it again");

  private final int status;
  private final String text;

  WebhookError(int status, String text) {
    this.status = status;
    this.text = text;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// The text with `detail` in its place.
  public String text(String detail) {
    return text.replace("{}", detail);
  }
}
