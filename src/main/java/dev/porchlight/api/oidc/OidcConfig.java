package dev.porchlight.api.oidc;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Settings of the OpenID Connect family, which serves nothing without an issuer.
@ConfigMapping(prefix = "porchlight.oidc")
public interface OidcConfig {
  /// The identity providers that may sign users out, by their name in our URL.
  Map<String, IssuerConfig> issuers();

  /// How far apart the clocks may be.
  @WithDefault("60s")
  Duration leeway();

  /// How long an issuer's keys are cached in memory, and so how long a withdrawn key may still
  /// work.
  @WithDefault("10m")
  Duration keyCache();

  /// How much longer cached keys may verify tokens while the issuer sends no keys.
  @WithDefault("1h")
  Duration keyOutage();

  /// The minimum time between fetches of the keys for tokens that no known key signed.
  @WithDefault("30s")
  Duration refetchPause();

  /// The largest accepted body.
  @WithDefault("32K")
  MemorySize bodyLimit();

  /// One identity provider.
  interface IssuerConfig {
    /// Its identifier: the tokens' `iss`.
    String issuer();

    /// Where its keys are: `https`, or `http` on the same machine.
    URI jwksUri();

    /// Its identifier for the app: the tokens' `aud`.
    String clientId();

    /// The user pool of its users.
    String userPool();

    /// The app that it signs users out of.
    String app();

    /// What the tokens' `sub` is: `user_id`, or a kind of alias.
    @WithDefault("user_id")
    String userIdType();

    /// The prefix of the `sub` in an alias of the kind `identity` or `sync_relation`.
    Optional<String> provider();

    /// The `typ` that its tokens may have: `logout+jwt`, `jwt`, and `none` for none at all.
    @WithDefault("logout+jwt,jwt,none")
    Set<String> types();

    /// How long after it was issued a token is accepted at most, whatever its `exp`.
    @WithDefault("1h")
    Duration maxAge();

    /// Whether a token with both `sub` and `sid` ends all sessions of `sub` in the app, which is
    /// what Keycloak means by it.
    @WithDefault("false")
    boolean logOutAll();
  }
}
