package dev.porchlight.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What this function is for.
@ConfigMapping(prefix = "porchlight.function")
public interface FunctionConfig {
  /// Whether it serves operations that change something. `false` for a function whose role can only
  /// read: it refuses them before it asks the store for anything.
  @WithDefault("true")
  boolean writes();
}
