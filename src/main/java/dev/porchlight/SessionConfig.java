package dev.porchlight;

import dev.porchlight.session.SessionPolicy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How long the sessions live that login systems open, and how many a user may have. Imported
/// sessions have the expiry that they came with.
@ConfigMapping(prefix = "porchlight.sessions")
public interface SessionConfig {
  /// How long a session lives at most, counted from the sign-in. Requests may ask for less.
  @WithDefault("30d")
  Duration absoluteLifetime();

  /// How long a session lives at most without activity; absent for no such limit. Requests may ask
  /// for less.
  Optional<Duration> idleTimeout();

  /// Activity that would prolong a session by less than this is not written.
  @WithDefault("60s")
  Duration touchGranularity();

  /// The most live sessions of one user in one app, 1 to 100.
  @WithDefault("100")
  int mostPerUserAndApp();

  /// What happens to a sign-in beyond that: `end-oldest` or `refuse`.
  @WithDefault("end-oldest")
  SessionPolicy.WhenFull whenFull();

  /// These settings as the policy that they describe.
  default SessionPolicy policy() {
    return new SessionPolicy(
        absoluteLifetime(),
        idleTimeout().orElse(null),
        touchGranularity(),
        mostPerUserAndApp(),
        whenFull());
  }
}
