package dev.porchlight.api.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/// The answer to a delivery that was taken.
@RegisterForReflection
public record Receipt(Result result) {
  /// What became of it.
  public enum Result {
    /// A session was opened.
    OPENED,
    /// The session was opened before, or has ended; nothing was changed.
    KNOWN,
    /// The user has as many sessions as there may be; nothing was opened.
    REFUSED,
    /// The users' sessions are ended.
    ENDED,
    /// The same kick was delivered before; nothing was changed.
    REPEATED,
    /// It concerns no session.
    IGNORED;

    /// As it is written.
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
