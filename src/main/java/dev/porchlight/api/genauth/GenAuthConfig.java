package dev.porchlight.api.genauth;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/// Settings of the GenAuth family.
@ConfigMapping(prefix = "porchlight.genauth")
public interface GenAuthConfig {
  /// The largest accepted body.
  @WithDefault("64K")
  MemorySize bodyLimit();

  /// The language of messages if the caller asks for none: `en-US` or `zh-CN`.
  @WithDefault("en-US")
  String defaultLanguage();

  /// The countries that phone numbers without a country code may belong to, as in `86,852`; none if
  /// empty. GenAuth leaves the code out of numbers of mainland China.
  @WithDefault("86")
  Optional<List<String>> phoneCountryCodes();
}
