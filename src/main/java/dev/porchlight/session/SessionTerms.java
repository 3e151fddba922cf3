package dev.porchlight.session;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a login system asked for when it opened a session.
///
/// @param idleTimeout how long the session lives without activity; null if that does not matter
/// @param attributes what the login system wants to be remembered; Porchlight only keeps it
/// @param requestHash names all that was asked, so that the same request is known again
public record SessionTerms(
    @Nullable Duration idleTimeout, Map<String, String> attributes, String requestHash) {
  public SessionTerms {
    attributes = Map.copyOf(attributes);
  }
}
