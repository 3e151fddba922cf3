package dev.porchlight.api.oidc;

import dev.porchlight.session.AppId;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.workbench.local.TestIssuer;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/// An issuer without a server: valid tokens at one moment, key sets as text, and what verifies
/// them.
final class TestTokens {
  static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);
  static final Issuer ISSUER =
      new Issuer(
          "idp",
          "https://idp.example",
          URI.create("https://idp.example/jwks"),
          "client",
          new UserPoolId("pool"),
          new AppId("app"),
          UserAlias.Kind.USERNAME,
          "",
          new AcceptedTokens(Set.of("logout+jwt", "JWT", "none"), Duration.ofHours(1)),
          false);

  private TestTokens() {}

  /// Every algorithm that an issuer may sign with.
  static Stream<String> algorithms() {
    return Stream.of(
        "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
        "Ed25519", "Ed448");
  }

  static LogoutTokens verifier(KeySets keySets, InstantSource clock) {
    OidcConfig config = new Settings();
    return new LogoutTokens(
        new SigningKeys(keySets, clock, config), new LogoutClaims(clock, config));
  }

  /// A token that is valid now.
  static String token(String algorithm, PublicJsonWebKey key) {
    return token(algorithm, key, jws -> jws.setKeyIdHeaderValue(key.getKeyId()));
  }

  /// The same, with other members in its header.
  static String token(String algorithm, PublicJsonWebKey key, Consumer<JsonWebSignature> header) {
    return TestIssuer.sign(
        claims(),
        jws -> {
          jws.setAlgorithmHeaderValue(algorithm);
          jws.setKey(key.getPrivateKey());
          header.accept(jws);
        });
  }

  /// A key set.
  static String keySet(PublicJsonWebKey... keys) {
    return keySet(Arrays.stream(keys).map(TestTokens::published).toArray(String[]::new));
  }

  /// A key set with these members, which are JSON.
  static String keySet(String... keys) {
    return Stream.of(keys).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  /// A public key as JSON.
  static String published(PublicJsonWebKey key) {
    return key.toJson(OutputControlLevel.PUBLIC_ONLY);
  }

  private static JwtClaims claims() {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(ISSUER.identifier());
    claims.setAudience(ISSUER.clientId());
    claims.setSubject("somebody");
    claims.setIssuedAt(NumericDate.fromSeconds(NOW.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(NOW.plusSeconds(3_600).getEpochSecond()));
    claims.setJwtId("id");
    claims.setClaim("events", Map.of(TestIssuer.EVENT, Map.of()));
    return claims;
  }

  /// The default settings, with a leeway in which tokens stay valid while keys grow old.
  private record Settings() implements OidcConfig {
    @Override
    public Map<String, IssuerConfig> issuers() {
      return Map.of();
    }

    @Override
    public Duration leeway() {
      return Duration.ofHours(12);
    }

    @Override
    public Duration keyCache() {
      return Duration.ofMinutes(10);
    }

    @Override
    public Duration keyOutage() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration refetchPause() {
      return Duration.ofSeconds(30);
    }

    @Override
    public MemorySize bodyLimit() {
      return new MemorySize(BigInteger.valueOf(32 * 1024));
    }
  }
}
