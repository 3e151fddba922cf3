package dev.porchlight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings of the tokens that stand for an access key. GenAuth's family issues them, and every
/// family whose callers have access keys takes them.
@ConfigMapping(prefix = "porchlight.genauth")
public interface ManagementTokenConfig {
  /// How long clients are told that a token lasts (GenAuth's default: 7200 s).
  @WithDefault("2h")
  Duration tokenLifetime();

  /// How much longer a token is accepted: SDKs refresh exactly at expiry and do not ask again.
  @WithDefault("5m")
  Duration tokenLeeway();
}
