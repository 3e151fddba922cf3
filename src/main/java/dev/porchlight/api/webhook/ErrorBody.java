package dev.porchlight.api.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/// The body of an error.
///
/// @param error for programs
/// @param message for people
@RegisterForReflection
public record ErrorBody(String error, String message) {
  static ErrorBody of(WebhookError error, String detail) {
    return new ErrorBody(error.name().toLowerCase(Locale.ROOT), error.text(detail));
  }
}
