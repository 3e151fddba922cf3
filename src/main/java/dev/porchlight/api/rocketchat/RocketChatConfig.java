package dev.porchlight.api.rocketchat;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings of the Rocket.Chat family: one workspace.
@ConfigMapping(prefix = "porchlight.rocketchat")
public interface RocketChatConfig {
  /// The user pool that holds the workspace's users.
  @WithDefault("rocketchat")
  String userPool();

  /// The app id of the workspace, by which other families refer to it.
  @WithDefault("rocketchat")
  String appId();

  /// How long a login token lasts after it was issued (`Accounts_LoginExpiration`: 90 days).
  @WithDefault("90d")
  Duration loginExpiration();

  /// Whether `sessions/info` answers as Rocket.Chat 8.8 does: a few fields, without `loginToken`.
  /// Otherwise it is the whole documented example, as Rocket.Chat 5.0 to 8.7 answered.
  @WithDefault("true")
  boolean withholdLoginToken();

  /// The largest accepted body.
  @WithDefault("64K")
  MemorySize bodyLimit();

  /// How many calls a client is told it may make per window (`X-RateLimit-Limit`). Nothing is
  /// counted here: the gateway throttles.
  @WithDefault("10")
  int rateLimitCalls();

  /// The length of that window.
  @WithDefault("60s")
  Duration rateLimitWindow();
}
