package dev.porchlight.api.oidc;

import java.util.Arrays;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jspecify.annotations.Nullable;

/// The signatures that only an issuer can make: JOSE's algorithms with public keys (RFC 7518,
/// 8037), under the names of RFC 9864 too. There is no `none` and nothing with a shared secret.
/// ES256K is missing because the JDK lacks its curve.
enum SignatureAlgorithm {
  RS256("RS256", "RSA"),
  RS384("RS384", "RSA"),
  RS512("RS512", "RSA"),
  PS256("PS256", "RSA"),
  PS384("PS384", "RSA"),
  PS512("PS512", "RSA"),
  ES256("ES256", "P-256"),
  ES384("ES384", "P-384"),
  ES512("ES512", "P-521"),
  EDDSA("EdDSA", "Ed25519", "Ed448"),
  ED25519("Ed25519", "Ed25519"),
  ED448("Ed448", "Ed448");

  private final String joseName;
  private final String keyKind;
  private final String otherKeyKind;

  /// @param keyKind the curve of its keys; `RSA` for keys without one
  SignatureAlgorithm(String joseName, String keyKind) {
    this(joseName, keyKind, keyKind);
  }

  SignatureAlgorithm(String joseName, String keyKind, String otherKeyKind) {
    this.joseName = joseName;
    this.keyKind = keyKind;
    this.otherKeyKind = otherKeyKind;
  }

  /// The algorithm that an `alg` names; empty if it is not one of these.
  static Optional<SignatureAlgorithm> named(@Nullable Object alg) {
    return Arrays.stream(values()).filter(one -> one.joseName.equals(alg)).findAny();
  }

  /// Whether a key is of this algorithm's kind and its `alg`, if it has one, does not forbid it.
  boolean fits(JsonWebKey key) {
    return uses(kind(key))
        && (key.getAlgorithm() == null
            || named(key.getAlgorithm()).filter(this::means).isPresent());
  }

  /// The library's implementation. It knows both curves only as `EdDSA`.
  JsonWebSignatureAlgorithm implementation() throws InvalidAlgorithmException {
    String name = EDDSA.means(this) ? AlgorithmIdentifiers.EDDSA : joseName;
    return AlgorithmFactoryFactory.getInstance().getJwsAlgorithmFactory().getAlgorithm(name);
  }

  /// `EdDSA` and the name of the curve stand for the same signature.
  private boolean means(SignatureAlgorithm other) {
    return this == other
        || (this == EDDSA && uses(other.keyKind))
        || (other == EDDSA && EDDSA.uses(keyKind));
  }

  private boolean uses(String kind) {
    return kind.equals(keyKind) || kind.equals(otherKeyKind);
  }

  private static String kind(JsonWebKey key) {
    return switch (key) {
      case RsaJsonWebKey _ -> RsaJsonWebKey.KEY_TYPE;
      case EllipticCurveJsonWebKey curve -> curve.getCurveName();
      case OctetKeyPairJsonWebKey curve -> curve.getSubtype();
      default -> "";
    };
  }
}
