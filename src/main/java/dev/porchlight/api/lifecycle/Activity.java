package dev.porchlight.api.lifecycle;

import dev.porchlight.api.IsoTime;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// The effect of activity on a session.
///
/// @param activeUntil when the session expires without further activity
@RegisterForReflection
public record Activity(String activeUntil) {
  static Activity until(Instant until) {
    return new Activity(IsoTime.of(until));
  }
}
