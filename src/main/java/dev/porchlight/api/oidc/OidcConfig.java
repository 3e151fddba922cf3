package dev.porchlight.api.oidc;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Settings of the OpenID Connect family. Without an issuer, it serves nothing.
@ConfigMapping(prefix = "porchlight.oidc")
public interface OidcConfig {
  /// The identity providers that may sign users out, by the name in their address here.
  Map<String, IssuerConfig> issuers();

  /// How far the clocks may be apart.
  @WithDefault("60s")
  Duration leeway();

  /// How long an issuer's keys are kept in memory: a key that it withdraws works for at most that
  /// long.
  @WithDefault("10m")
  Duration keyCache();

  /// Tokens with unknown keys make us ask for the keys again, but not more often than this.
  @WithDefault("30s")
  Duration refetchPause();

  /// The largest accepted body.
  @WithDefault("32K")
  MemorySize bodyLimit();

  /// One identity provider.
  interface IssuerConfig {
    /// Its identifier: the tokens' `iss`.
    String issuer();

    /// Where its keys are: `https`, or `http` on this machine.
    URI jwksUri();

    /// How it names the app: the tokens' `aud`.
    String clientId();

    /// The user pool of its users.
    String userPool();

    /// The app from which it signs users out.
    String app();

    /// What the tokens' `sub` is: `user_id`, or a kind of alias.
    @WithDefault("user_id")
    String userIdType();

    /// What stands before the `sub` in an alias of the kind `identity` or `sync_relation`.
    Optional<String> provider();
  }
}
