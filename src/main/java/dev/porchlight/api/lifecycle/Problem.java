package dev.porchlight.api.lifecycle;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.json.UnicodeText;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// The form of every error (RFC 9457, `application/problem+json`).
///
/// @param requestId an extension member that identifies the request in the log
@JsonPropertyOrder({"type", "title", "status", "detail", "requestId"})
@RegisterForReflection
public record Problem(String type, String title, int status, String detail, String requestId) {
  /// The media type.
  static final String MEDIA_TYPE = "application/problem+json";

  /// Callers can send member names of any length.
  private static final int MOST_ABOUT_CHARACTERS = 200;

  static Problem of(LifecycleError error, String about, String requestId) {
    return new Problem(
        error.type(), error.title(), error.status(), error.detail(shortened(about)), requestId);
  }

  private static String shortened(String text) {
    return text.length() <= MOST_ABOUT_CHARACTERS
        ? text
        : UnicodeText.truncated(text, MOST_ABOUT_CHARACTERS) + "…";
  }
}
