package dev.porchlight;

import dev.porchlight.session.SessionPolicy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How long sessions opened by login systems live, and how many a user may have. Imported sessions
/// keep the expiry they came with.
@ConfigMapping(prefix = "porchlight.sessions")
public interface SessionConfig {
  /// Maximum lifetime of a session, counted from the sign-in. Requests may ask for less.
  @WithDefault("30d")
  Duration absoluteLifetime();

  /// Maximum time a session lives without activity; absent for no such limit. Requests may ask for
  /// less.
  Optional<Duration> idleTimeout();

  /// Activity that would extend a session by less than this is not written.
  @WithDefault("60s")
  Duration touchGranularity();

  /// Maximum number of live sessions per user and app, 1 to 100.
  @WithDefault("100")
  int mostPerUserAndApp();

  /// What happens to a sign-in beyond that: `end-oldest` or `refuse`.
  @WithDefault("end-oldest")
  SessionPolicy.WhenFull whenFull();

  /// The policy that these settings describe.
  default SessionPolicy policy() {
    return new SessionPolicy(
        absoluteLifetime(),
        idleTimeout().orElse(null),
        touchGranularity(),
        mostPerUserAndApp(),
        whenFull());
  }
}
