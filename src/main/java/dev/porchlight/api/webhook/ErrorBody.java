package dev.porchlight.api.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// The body of an error.
///
/// @param error for programs
/// @param message for people
@RegisterForReflection
public record ErrorBody(String error, String message) {
  static ErrorBody of(WebhookError error, String detail) {
    return new ErrorBody(error.code(), error.text(detail));
  }
}
