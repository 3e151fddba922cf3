package dev.porchlight.api.oidc;

import dev.porchlight.api.RefusedException;
import jakarta.inject.Singleton;

/// Verifies logout tokens: the header, then the signature, then the claims. Keys come only from the
/// issuer's key set; keys and addresses in the token (`jwk`, `jku`, `x5u`) are ignored.
@Singleton
public final class LogoutTokens {
  private static final int MOST_CHARACTERS = 16_384;

  private final SigningKeys keys;
  private final LogoutClaims claims;

  public LogoutTokens(SigningKeys keys, LogoutClaims claims) {
    this.keys = keys;
    this.claims = claims;
  }

  /// What the token says, if it is a valid logout token of `issuer`.
  ///
  /// @throws RefusedException if it is not, or if that is not known because the issuer's keys
  ///   cannot be fetched
  LogoutToken verify(Issuer issuer, String token) {
    if (token.length() > MOST_CHARACTERS) {
      throw OidcError.TOKEN_TOO_LONG.refused();
    }
    SignedToken signed = SignedToken.parse(issuer, token);
    keys.requireSignature(issuer, signed);
    return claims.check(issuer, signed.claims());
  }
}
