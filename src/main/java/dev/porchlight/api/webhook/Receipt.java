package dev.porchlight.api.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/// The answer to an accepted delivery.
@RegisterForReflection
public record Receipt(Result result) {
  /// What came of it.
  public enum Result {
    /// A session was opened; it may have expired on the way.
    OPENED,
    /// The session had been opened before, or had ended, or the user has been signed out since;
    /// nothing was changed.
    KNOWN,
    /// The user already has the maximum number of sessions; nothing was opened.
    REFUSED,
    /// The users' sessions have ended.
    ENDED,
    /// It concerns no session.
    IGNORED;

    /// Its name on the wire.
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
