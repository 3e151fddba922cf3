package dev.porchlight.api.oidc;

import dev.porchlight.api.RefusedException;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// A token in which nothing has been verified yet except that its header makes sense.
///
/// @param keyId the `kid` of the key that signed it, if it says so
record SignedToken(JsonWebSignature jws, SignatureAlgorithm algorithm, @Nullable String keyId) {
  /// Reads a token.
  ///
  /// @throws RefusedException if it is not a signed token of a type that `issuer` may send
  static SignedToken parse(Issuer issuer, String token) {
    JsonWebSignature jws = read(token);
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.named(header(jws, "alg"))
            .orElseThrow(OidcError.ALGORITHM_WRONG::refused);
    if (!issuer.accepts().type(header(jws, "typ"))) {
      throw OidcError.TYPE_WRONG.refused();
    }
    if (header(jws, "crit") != null || header(jws, "b64") != null) {
      throw OidcError.EXTENSION_UNKNOWN.refused();
    }
    return switch (header(jws, "kid")) {
      case null -> new SignedToken(jws, algorithm, null);
      case String keyId -> new SignedToken(jws, algorithm, keyId);
      default -> throw OidcError.TOKEN_MALFORMED.refused();
    };
  }

  /// Whether this key signed it. A key that the algorithm cannot use did not.
  boolean isSignedBy(JsonWebKey key) {
    jws.setKey(key.getKey());
    try {
      return jws.verifySignature();
    } catch (JoseException e) {
      return false;
    }
  }

  /// What it says, once [#isSignedBy(JsonWebKey)] was true.
  ///
  /// @throws RefusedException if it does not hold claims
  JwtClaims claims() {
    try {
      return JwtClaims.parse(jws.getPayload());
    } catch (JoseException | InvalidJwtException e) {
      throw OidcError.TOKEN_MALFORMED.refused();
    }
  }

  private static JsonWebSignature read(String token) {
    JsonWebSignature jws = new Jws();
    try {
      jws.setCompactSerialization(token);
      return jws;
    } catch (JoseException | ClassCastException e) {
      // The library casts a header to an object.
      throw OidcError.TOKEN_MALFORMED.refused();
    }
  }

  private static @Nullable Object header(JsonWebSignature jws, String name) {
    return jws.getHeaders().getObjectHeaderValue(name);
  }

  /// The library, taught the names of algorithms that it does not know.
  private static final class Jws extends JsonWebSignature {
    @Override
    public JsonWebSignatureAlgorithm getAlgorithm() throws InvalidAlgorithmException {
      return SignatureAlgorithm.named(getAlgorithmHeaderValue())
          .orElseThrow(() -> new InvalidAlgorithmException("not an accepted algorithm"))
          .implementation();
    }
  }
}
