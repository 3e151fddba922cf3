package dev.porchlight.api.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// The body of an error.
///
/// @param error for programs
/// @param message for people
@RegisterForReflection
public record WebhookErrorBody(String error, String message) {
  static WebhookErrorBody of(WebhookError error, String detail) {
    return new WebhookErrorBody(error.code(), error.text(detail));
  }
}
