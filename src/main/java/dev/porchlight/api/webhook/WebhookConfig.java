package dev.porchlight.api.webhook;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Settings of the webhook family.
@ConfigMapping(prefix = "porchlight.webhooks")
public interface WebhookConfig {
  /// The largest accepted body. A kick can hold up to 50 whole users.
  @WithDefault("256K")
  MemorySize bodyLimit();
}
