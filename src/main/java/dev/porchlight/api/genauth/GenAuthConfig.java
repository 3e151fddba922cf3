package dev.porchlight.api.genauth;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings of the GenAuth family.
@ConfigMapping(prefix = "porchlight.genauth")
public interface GenAuthConfig {
  /// How long clients are told that a management token lasts (GenAuth's default: 7200 s).
  @WithDefault("2h")
  Duration tokenLifetime();

  /// How much longer a token is accepted: SDKs refresh exactly at expiry and do not ask again.
  @WithDefault("5m")
  Duration tokenLeeway();

  /// The largest accepted body.
  @WithDefault("64K")
  MemorySize bodyLimit();

  /// The language of messages where the caller names none: `en-US` or `zh-CN`.
  @WithDefault("en-US")
  String defaultLanguage();
}
