package dev.porchlight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings of management tokens, which stand for an access key. The GenAuth family issues them,
/// and every family whose callers have access keys accepts them.
@ConfigMapping(prefix = "porchlight.genauth")
public interface ManagementTokenConfig {
  /// The lifetime that clients are told (GenAuth's default: 7200 s).
  @WithDefault("2h")
  Duration tokenLifetime();

  /// How much longer a token is accepted: SDKs refresh exactly at expiry and do not retry.
  @WithDefault("5m")
  Duration tokenLeeway();
}
