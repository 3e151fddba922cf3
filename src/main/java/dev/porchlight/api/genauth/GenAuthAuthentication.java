package dev.porchlight.api.genauth;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.ManagementTokens;
import dev.porchlight.access.Scope;
import dev.porchlight.api.RawRequest;
import dev.porchlight.api.StagePrefix;
import dev.porchlight.api.genauth.signature.SignatureVerifier;
import dev.porchlight.api.genauth.signature.SignatureVerifier.Verified;
import dev.porchlight.api.genauth.signature.SignedAuthorization;
import jakarta.inject.Singleton;
import java.nio.charset.CharacterCodingException;

/// Finds out who calls. The form of `Authorization` decides the scheme, never the presence of other
/// headers: Java from 3.1.4 on sends signature headers without signing.
@Singleton
public final class GenAuthAuthentication {
  private static final String BEARER = "Bearer ";

  private final SignatureVerifier signatures;
  private final ManagementTokens tokens;

  public GenAuthAuthentication(SignatureVerifier signatures, ManagementTokens tokens) {
    this.signatures = signatures;
    this.tokens = tokens;
  }

  /// The caller's key and what the request asks.
  ///
  /// @throws GenAuthException if the caller is not known, or may not read in the user pool named
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer
  public Verified authenticate(RawRequest request) {
    String authorization = request.header("authorization").orElse("").strip();
    Verified verified =
        SignedAuthorization.isClaimedBy(authorization)
            ? bySignature(request, authorization)
            : byToken(request, authorization);
    checkUserPool(request, verified.key());
    if (!verified.key().allows(Scope.READ)) {
      throw new GenAuthException(GenAuthError.SCOPE_MISSING, Scope.READ.key());
    }
    return verified;
  }

  private Verified bySignature(RawRequest request, String authorization) {
    SignedAuthorization signed =
        SignedAuthorization.parse(authorization)
            .orElseThrow(() -> new GenAuthException(GenAuthError.SIGNATURE_WRONG));
    try {
      return signatures.verify(request, StagePrefix.cut(request.path()), signed);
    } catch (CharacterCodingException e) {
      throw new GenAuthException(GenAuthError.BODY_MALFORMED);
    }
  }

  /// `Bearer <token>` (Python, Go, PHP) or the bare token (Java from 3.1.4 on, GenAuth's docs).
  private Verified byToken(RawRequest request, String authorization) {
    boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    String token = bearer ? authorization.substring(BEARER.length()).strip() : authorization;
    AccessKey key =
        tokens.verify(token).orElseThrow(() -> new GenAuthException(GenAuthError.NOT_SIGNED_IN));
    return new Verified(key, RequestParameters.of(request));
  }

  /// SDKs send the pool's id, the access key's id (PHP), nothing, or an empty header.
  private static void checkUserPool(RawRequest request, AccessKey key) {
    String named =
        request
            .header("x-authing-userpool-id")
            .or(() -> request.header("x-genauth-userpool-id"))
            .orElse("")
            .strip();
    boolean fits =
        named.isEmpty() || named.equals(key.userPool().value()) || named.equals(key.id());
    if (!fits) {
      throw new GenAuthException(GenAuthError.USER_POOL_FOREIGN);
    }
  }
}
