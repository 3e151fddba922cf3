package dev.porchlight.api.oidc;

import dev.porchlight.api.RefusedException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/// Verifies logout tokens: the header, then the signature, then the claims. Keys come only from the
/// issuer's key set; keys and addresses in the token (`jwk`, `jku`, `x5u`) are ignored.
@Singleton
public final class LogoutTokens {
  private static final int MOST_CHARACTERS = 16_384;

  /// Signatures that only the issuer can make: no `none`, and nothing with a shared secret.
  private static final Set<String> ALGORITHMS =
      Set.of(
          AlgorithmIdentifiers.RSA_USING_SHA256,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
          AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
          AlgorithmIdentifiers.EDDSA);

  private static final AlgorithmConstraints CONSTRAINTS =
      new AlgorithmConstraints(
          AlgorithmConstraints.ConstraintType.PERMIT, ALGORITHMS.toArray(new String[0]));

  /// The specification's own type; in its drafts, tokens had none or the generic one.
  private static final Set<String> TYPES = Set.of("logout+jwt", "application/logout+jwt", "jwt");

  private final SigningKeys keys;
  private final LogoutClaims claims;

  public LogoutTokens(SigningKeys keys, LogoutClaims claims) {
    this.keys = keys;
    this.claims = claims;
  }

  /// What the token says, if it is a valid logout token of `issuer`.
  ///
  /// @throws RefusedException if it is not, or if the issuer's keys cannot be fetched
  LogoutToken verify(Issuer issuer, String token) {
    if (token.length() > MOST_CHARACTERS) {
      throw OidcError.TOKEN_TOO_LONG.refused();
    }
    try {
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmConstraints(CONSTRAINTS);
      jws.setCompactSerialization(token);
      checkHeader(jws);
      checkSignature(jws, keys.of(issuer, jws));
      return claims.check(issuer, JwtClaims.parse(jws.getPayload()));
    } catch (JoseException | InvalidJwtException | ClassCastException e) {
      // The library casts header members such as `kid` to the types they should have.
      throw OidcError.TOKEN_MALFORMED.refused();
    }
  }

  private static void checkHeader(JsonWebSignature jws) {
    if (!(jws.getHeaders().getObjectHeaderValue("alg") instanceof String algorithm)
        || !ALGORITHMS.contains(algorithm)) {
      throw OidcError.ALGORITHM_WRONG.refused();
    }
    Object type = jws.getHeaders().getObjectHeaderValue("typ");
    boolean known =
        type == null
            || (type instanceof String text && TYPES.stream().anyMatch(text::equalsIgnoreCase));
    if (!known) {
      throw OidcError.TYPE_WRONG.refused();
    }
  }

  private static void checkSignature(JsonWebSignature jws, List<JsonWebKey> candidates)
      throws JoseException {
    for (JsonWebKey candidate : candidates) {
      jws.setKey(candidate.getKey());
      if (jws.verifySignature()) {
        return;
      }
    }
    throw (candidates.isEmpty() ? OidcError.KEY_UNKNOWN : OidcError.SIGNATURE_WRONG).refused();
  }
}
