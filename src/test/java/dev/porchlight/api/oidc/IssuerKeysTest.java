package dev.porchlight.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.api.Reason;
import dev.porchlight.api.RefusedException;
import dev.porchlight.workbench.local.TestIssuer;
import java.util.Optional;
import java.util.stream.Stream;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which key of a set may have signed which token.
class IssuerKeysTest {
  private static final PublicJsonWebKey EC = TestIssuer.key("ES256", "k");
  private static final PublicJsonWebKey ED = TestIssuer.key("Ed25519", "k");

  @ParameterizedTest
  @MethodSource("dev.porchlight.api.oidc.TestTokens#algorithms")
  void everyAlgorithmWithPublicKeysIsAccepted(String algorithm) {
    PublicJsonWebKey key = TestIssuer.key(algorithm, "k");
    assertThat(refusal(TestTokens.keySet(key), TestTokens.token(algorithm, key))).isEmpty();
    key.setAlgorithm(algorithm);
    key.setUse("sig");
    assertThat(refusal(TestTokens.keySet(key), TestTokens.token(algorithm, key))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ES256, ES384",
    "ES256, ES512",
    "ES384, ES256",
    "ES512, ES384",
    "ES256, RS256",
    "RS256, ES256",
    "Ed25519, Ed448",
    "Ed448, Ed25519",
    "Ed448, EdDSA",
    "EdDSA, ES256",
    "PS512, EdDSA"
  })
  void keyOfAnotherKindOrCurveSignedNothing(String algorithm, String kindOfKey) {
    String token = TestTokens.token(algorithm, TestIssuer.key(algorithm, "k"));
    assertThat(refusal(TestTokens.keySet(TestIssuer.key(kindOfKey, "k")), token))
        .contains(OidcError.KEY_UNKNOWN);
  }

  @Test
  void nameOfTheCurveHoldsForItsOwnKeysOnly() {
    PublicJsonWebKey ed448 = TestIssuer.key("Ed448", "k");
    assertThat(refusal(TestTokens.keySet(ed448), TestTokens.token("EdDSA", ed448))).isEmpty();
    assertThat(refusal(TestTokens.keySet(ed448), TestTokens.token("Ed25519", ed448)))
        .contains(OidcError.KEY_UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"use\":\"enc\"",
        "\"use\":\"\"",
        "\"use\":5",
        "\"use\":[\"sig\"]",
        "\"key_ops\":[\"sign\"]",
        "\"key_ops\":[]",
        "\"key_ops\":\"verify\"",
        "\"key_ops\":[5]",
        "\"alg\":\"ES384\"",
        "\"alg\":\"ECDH-ES\"",
        "\"alg\":\"none\"",
        "\"alg\":5"
      })
  void keyForSomethingElseIsNotUsed(String member) {
    String other = TestTokens.published(TestIssuer.key("ES256", "other"));
    assertThat(refusal(TestTokens.keySet(with(EC, member), other), TestTokens.token("ES256", EC)))
        .contains(OidcError.KEY_UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"use\":\"sig\"",
        "\"key_ops\":[\"verify\"]",
        "\"key_ops\":[\"sign\",\"verify\"]",
        "\"alg\":\"EdDSA\"",
        "\"alg\":\"Ed25519\"",
        "\"x5c\":[]",
        "\"unknown\":{}"
      })
  void keyForThisIsUsed(String member) {
    assertThat(refusal(TestTokens.keySet(with(ED, member)), TestTokens.token("EdDSA", ED)))
        .isEmpty();
    assertThat(refusal(TestTokens.keySet(with(ED, member)), TestTokens.token("Ed25519", ED)))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("strangeKeys")
  void strangeKeyDoesNotSpoilTheSet(String strange) {
    String token = TestTokens.token("ES256", EC);
    String good = TestTokens.published(EC);
    assertThat(refusal(TestTokens.keySet(strange, good), token)).isEmpty();
    assertThat(refusal(TestTokens.keySet(good, strange), token)).isEmpty();
  }

  static Stream<String> strangeKeys() throws JoseException {
    PublicJsonWebKey weak = RsaJwkGenerator.generateJwk(1_024);
    weak.setKeyId("k");
    return Stream.of(
        "1",
        "null",
        "\"x\"",
        "[]",
        "{}",
        "{\"kty\":5}",
        "{\"kty\":\"AKP\",\"alg\":\"ML-DSA-44\",\"pub\":\"AA\",\"kid\":\"k\"}",
        "{\"kty\":\"oct\",\"k\":\"AA\",\"kid\":\"k\"}",
        "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AA\",\"kid\":\"k\"}",
        "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"AA\",\"y\":\"AA\",\"kid\":\"k\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\",\"kid\":\"k\"}",
        "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"kid\":\"k\"}",
        "{\"kty\":\"RSA\",\"n\":\"AA\",\"e\":\"AA\",\"kid\":\"k\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":5}",
        TestTokens.published(weak),
        TestTokens.published(TestIssuer.key("ES256", "k")));
  }

  @Test
  void keyTooWeakToBeTrustedSignedNothing() throws JoseException {
    PublicJsonWebKey weak = RsaJwkGenerator.generateJwk(1_024);
    assertThat(refusal(TestTokens.keySet(weak), TestTokens.token("RS256", weak)))
        .contains(OidcError.SIGNATURE_WRONG);
  }

  @Test
  void tokenOrKeyWithoutANameLeavesOpenWhichKeyItIs() {
    PublicJsonWebKey nameless = TestIssuer.key("ES256", "k");
    nameless.setKeyId(null);
    String withoutKid = TestTokens.token("ES256", EC, jws -> {});
    String withKid =
        TestTokens.token("ES256", nameless, jws -> jws.setKeyIdHeaderValue("unpublished"));
    assertThat(refusal(TestTokens.keySet(TestIssuer.key("ES256", "j"), EC), withoutKid)).isEmpty();
    assertThat(refusal(TestTokens.keySet(EC, nameless), withKid)).isEmpty();
    assertThat(refusal(TestTokens.keySet(EC), withKid)).contains(OidcError.KEY_UNKNOWN);
  }

  @Test
  void setWithoutKeysHasWithdrawnThemAll() {
    assertThat(refusal("{\"keys\":[]}", TestTokens.token("ES256", EC)))
        .contains(OidcError.KEY_UNKNOWN);
  }

  private static String with(PublicJsonWebKey key, String member) {
    return "{" + member + "," + TestTokens.published(key).substring(1);
  }

  private static Optional<Reason> refusal(String keySet, String token) {
    try {
      TestTokens.verifier(_ -> keySet, TestTokens.CLOCK).verify(TestTokens.ISSUER, token);
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(e.reason());
    }
  }
}
