package dev.porchlight.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.porchlight.api.Reason;
import dev.porchlight.api.RefusedException;
import dev.porchlight.session.AppId;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserPoolId;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever an anonymous sender or an issuer invents is refused, and is never a fault.
class LogoutTokensTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-25T12:00:00Z"));
  private static final Issuer ISSUER =
      new Issuer(
          "idp",
          "https://idp.example",
          URI.create("https://idp.example/jwks"),
          "client",
          new UserPoolId("pool"),
          new AppId("app"),
          UserAlias.Kind.USERNAME,
          "");
  private static final String KEY =
      """
      {"kty":"EC","crv":"P-256","kid":"k","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",\
      "y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}\
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"RS256\",\"kid\":5}",
        "{\"alg\":\"ES256\",\"kid\":[\"k\"]}",
        "{\"alg\":\"ES256\",\"kid\":{}}",
        "{\"alg\":\"ES256\",\"kid\":true}",
        "{\"alg\":\"ES256\",\"kid\":null}",
        "{\"alg\":\"ES256\",\"x5t\":5}",
        "{\"alg\":\"ES256\",\"x5t#S256\":[]}",
        "{\"alg\":\"ES256\",\"crit\":5}",
        "{\"alg\":\"ES256\",\"crit\":[5]}",
        "{\"alg\":\"ES256\",\"crit\":\"b64\"}",
        "{\"alg\":\"ES256\",\"b64\":5}",
        "{\"alg\":\"ES256\",\"jwk\":5}",
        "{\"alg\":\"ES256\",\"jwk\":{\"kty\":5}}",
        "{\"alg\":\"ES256\",\"typ\":5}",
        "{\"alg\":\"ES256\",\"typ\":[]}",
        "{\"alg\":5}",
        "{\"alg\":[]}",
        "{\"alg\":null}",
        "{}",
        "[]",
        "5",
        "null",
        "\"x\"",
        "{\"alg\":\"ES256\",\"alg\":\"none\"}"
      })
  void inventedHeaderIsRefused(String header) {
    assertThat(refusal("{\"keys\":[" + KEY + "]}", encoded(header) + ".e30.eA"))
        .isInstanceOf(OidcError.class)
        .isNotIn(OidcError.FAULT, OidcError.KEYS_UNAVAILABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "a.b.c",
        "e30",
        "e30.e30",
        "e30.e30.e30.e30.e30",
        "\u0000.\ud800.x"
      })
  void malformedTokenIsRefused(String token) {
    assertThat(refusal("{\"keys\":[" + KEY + "]}", token))
        .isIn(OidcError.TOKEN_MALFORMED, OidcError.ALGORITHM_WRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"keys\":\"x\"}",
        "{\"keys\":[1]}",
        "{\"keys\":[[]]}",
        "{\"keys\":[null]}",
        "{\"keys\":{}}",
        "{\"keys\":[{\"kty\":5}]}",
        "{\"keys\":[{\"kty\":\"EC\",\"crv\":5}]}",
        "{}",
        "[]",
        "5",
        "<html>",
        ""
      })
  void brokenKeySetIsAnIssuerOutageAndIsNotFetchedForEachToken(String keySet) {
    AtomicInteger fetched = new AtomicInteger();
    LogoutTokens tokens =
        tokens(_ -> {
          fetched.incrementAndGet();
          return keySet;
        });
    String token = encoded("{\"alg\":\"ES256\",\"kid\":\"k\"}") + ".e30.eA";
    for (int i = 0; i < 3; i++) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> tokens.verify(ISSUER, token))
          .satisfies(
              e -> assertThat(e.reason()).isIn(OidcError.KEYS_UNAVAILABLE, OidcError.KEY_UNKNOWN));
    }
    assertThat(fetched).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void keyOfAnotherKindIsSkipped() {
    String keys = "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AA\",\"kid\":\"k\"}," + KEY + "]}";
    assertThat(refusal(keys, encoded("{\"alg\":\"ES256\",\"kid\":\"k\"}") + ".e30.eA"))
        .isEqualTo(OidcError.SIGNATURE_WRONG);
  }

  private static Reason refusal(String keySet, String token) {
    try {
      tokens(_ -> keySet).verify(ISSUER, token);
      throw new AssertionError("accepted: " + token);
    } catch (RefusedException e) {
      return e.reason();
    }
  }

  private static LogoutTokens tokens(KeySets keySets) {
    OidcConfig config = new Settings();
    return new LogoutTokens(
        new SigningKeys(keySets, CLOCK, config), new LogoutClaims(CLOCK, config));
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /// The default settings.
  private record Settings() implements OidcConfig {
    @Override
    public Map<String, IssuerConfig> issuers() {
      return Map.of();
    }

    @Override
    public Duration leeway() {
      return Duration.ofSeconds(60);
    }

    @Override
    public Duration keyCache() {
      return Duration.ofMinutes(10);
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
