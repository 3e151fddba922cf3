package dev.porchlight.api.lifecycle;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Settings of the lifecycle family.
@ConfigMapping(prefix = "porchlight.lifecycle")
public interface LifecycleConfig {
  /// The largest accepted body.
  @WithDefault("64K")
  MemorySize bodyLimit();
}
