package dev.porchlight.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.porchlight.api.Reason;
import dev.porchlight.api.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever an anonymous sender or an issuer invents is refused, and is never a fault.
class LogoutTokensTest {
  private static final int DEEP = 2_000;
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
        "{\"alg\":\"ES256\",\"kid\":1e999999999}",
        "{\"alg\":\"ES256\",\"kid\":123456789012345678901234567890}",
        "{\"alg\":\"ES256\",\"x5c\":5}",
        "{\"alg\":\"ES256\",\"jku\":5}",
        "{\"alg\":\"ES256\",\"cty\":[]}",
        "{\"alg\":\"ES256\",\"zip\":\"DEF\"}",
        "{\"alg\":\"ES256\",\"crit\":null}",
        "{\"alg\":\"ES256\",\"crit\":[]}",
        "{\"alg\":\"ES256\",\"crit\":{}}",
        "{\"alg\":\"ES256\",\"crit\":[null]}",
        "{\"alg\":\"ES256\",\"crit\":[\"exp\"],\"exp\":1}",
        "{\"alg\":\"ES256\",\"crit\":[\"b64\"],\"b64\":false}",
        "{\"alg\":\"ES256\",\"b64\":false}",
        "{\"alg\":\"ES256\",\"n\":-1e999999999}",
        "{\"alg\":1e999999999}",
        "{\"alg\":\"ES256K\"}",
        "{\"alg\":\"es256\"}",
        "{\"alg\":\"HS256\"}",
        "{\"alg\":\"none\"}",
        "{\"alg\":\"\"}",
        "{\"alg\":\"ES256\",\"typ\":\"none\"}",
        "{\"alg\":\"ES256\",\"typ\":\"\"}",
        "{\"alg\":\"ES256\",\"typ\":\"application/\"}",
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
  @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":[", "\"\\u0000"})
  void deeplyNestedTokenIsRefused(String opening) {
    String deep = "{\"alg\":\"ES256\",\"kid\":\"k\",\"deep\":" + opening.repeat(DEEP);
    assertThat(refusal("{\"keys\":[" + KEY + "]}", encoded(deep) + ".e30.eA"))
        .isIn(OidcError.TOKEN_MALFORMED, OidcError.TOKEN_TOO_LONG);
    String closed = "{\"alg\":\"ES256\",\"kid\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}";
    assertThat(refusal("{\"keys\":[" + KEY + "]}", encoded(closed) + ".e30.eA"))
        .isEqualTo(OidcError.TOKEN_MALFORMED);
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
        "{\"keys\":5}",
        "{\"keys\":null}",
        "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AA\"}]}",
        "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AA\",\"e\":\"AA\"}]}",
        "{\"keys\":[{\"kty\":\"RSA\",\"e\":\"AQAB\"}]}",
        "{\"keys\":[1e999999999]}",
        "{}",
        "[]",
        "5",
        "null",
        "<html>",
        "\ufeff{\"keys\":[]}",
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
          .isThrownBy(() -> tokens.verify(TestTokens.ISSUER, token))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(OidcError.KEYS_UNAVAILABLE));
    }
    assertThat(fetched).hasValue(1);
  }

  @Test
  void deeplyNestedKeySetIsAnIssuerOutage() {
    String token = encoded("{\"alg\":\"ES256\",\"kid\":\"k\"}") + ".e30.eA";
    assertThat(refusal("{\"keys\":" + "[".repeat(60_000), token))
        .isEqualTo(OidcError.KEYS_UNAVAILABLE);
    assertThat(refusal("{\"keys\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}", token))
        .isEqualTo(OidcError.KEYS_UNAVAILABLE);
  }

  @Test
  void keyOfAnotherKindIsSkipped() {
    String keys = "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AA\",\"kid\":\"k\"}," + KEY + "]}";
    assertThat(refusal(keys, encoded("{\"alg\":\"ES256\",\"kid\":\"k\"}") + ".e30.eA"))
        .isEqualTo(OidcError.SIGNATURE_WRONG);
  }

  private static Reason refusal(String keySet, String token) {
    try {
      tokens(_ -> keySet).verify(TestTokens.ISSUER, token);
      throw new AssertionError("accepted: " + token);
    } catch (RefusedException e) {
      return e.reason();
    }
  }

  private static LogoutTokens tokens(KeySets keySets) {
    return TestTokens.verifier(keySets, TestTokens.CLOCK);
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
