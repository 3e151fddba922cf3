package dev.porchlight.api.oidc;

import dev.porchlight.api.RefusedException;
import dev.porchlight.api.oidc.OidcConfig.IssuerConfig;
import dev.porchlight.session.AppId;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserPoolId;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The configured identity providers.
@Singleton
public final class Issuers {
  private static final String USER_ID = "user_id";

  private final Map<String, Issuer> byName = new HashMap<>();

  /// @throws IllegalArgumentException if one is misconfigured
  public Issuers(OidcConfig config) {
    config.issuers().forEach((name, issuer) -> byName.put(name, issuer(name, issuer)));
  }

  /// @throws RefusedException if there is none with that name
  Issuer named(String name) {
    Issuer issuer = byName.get(name);
    if (issuer == null) {
      throw OidcError.ISSUER_UNKNOWN.refused();
    }
    return issuer;
  }

  private static Issuer issuer(String name, IssuerConfig config) {
    return new Issuer(
        name,
        config.issuer(),
        config.jwksUri(),
        config.clientId(),
        new UserPoolId(config.userPool()),
        new AppId(config.app()),
        kind(name, config.userIdType()),
        config.provider().map(provider -> provider + ":").orElse(""),
        new AcceptedTokens(config.types(), config.maxAge()),
        config.logOutAll());
  }

  private static UserAlias.@Nullable Kind kind(String name, String key) {
    if (key.equals(USER_ID)) {
      return null;
    }
    return UserAlias.Kind.ofKey(key)
        .orElseThrow(
            () -> new IllegalArgumentException("user-id-type of issuer " + name + " is unknown"));
  }
}
