package dev.porchlight.api.genauth;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Settings of the GenAuth family.
@ConfigMapping(prefix = "porchlight.genauth")
public interface GenAuthConfig {
  /// The largest accepted body.
  @WithDefault("64K")
  MemorySize bodyLimit();

  /// The language of messages if the caller asks for none: `en-US` or `zh-CN`.
  @WithDefault("en-US")
  String defaultLanguage();
}
