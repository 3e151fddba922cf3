package dev.porchlight.session;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a login system asked for when it opened a session.
///
/// @param idleTimeout how long the session lives without activity; null for no limit
/// @param attributes what the login system wants remembered; Porchlight only stores it
/// @param requestHash identifies everything that was asked for, so that a repeated request is
///   recognised
public record SessionTerms(
    @Nullable Duration idleTimeout, Map<String, String> attributes, String requestHash) {
  public SessionTerms {
    attributes = Map.copyOf(attributes);
  }
}
