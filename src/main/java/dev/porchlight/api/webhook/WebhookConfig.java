package dev.porchlight.api.webhook;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings of the webhook family.
@ConfigMapping(prefix = "porchlight.webhooks")
public interface WebhookConfig {
  /// The largest accepted body. A kick can hold up to 50 whole users.
  @WithDefault("256K")
  MemorySize bodyLimit();

  /// How long a kick is remembered: repeated within that time, it changes nothing. `0s` remembers
  /// none.
  @WithDefault("1m")
  Duration kickMemory();
}
