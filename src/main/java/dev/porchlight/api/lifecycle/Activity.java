package dev.porchlight.api.lifecycle;

import dev.porchlight.api.IsoTime;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// What activity did to a session.
///
/// @param activeUntil until when the session is live if nothing more happens
@RegisterForReflection
public record Activity(String activeUntil) {
  static Activity until(Instant until) {
    return new Activity(IsoTime.of(until));
  }
}
