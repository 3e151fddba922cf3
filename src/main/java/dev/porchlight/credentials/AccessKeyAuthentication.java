package dev.porchlight.credentials;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeys;
import dev.porchlight.access.ManagementTokens;
import dev.porchlight.access.Scope;
import dev.porchlight.api.Need;
import dev.porchlight.api.RefusedException;
import dev.porchlight.api.Request;
import dev.porchlight.credentials.SignatureVerifier.Verified;
import jakarta.inject.Singleton;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;

/// Finds out who calls. The form of `Authorization` decides the scheme, never the presence of other
/// headers: Java SDKs from 3.1.4 on send signature headers without signing.
///
/// A request to an operation that [changes something][dev.porchlight.api.Writes] needs the scope
/// `write`, and its signature works only once; one that
/// [administers][dev.porchlight.api.Administers] access keys needs the scope `admin`.
@Singleton
public final class AccessKeyAuthentication {
  private static final String BEARER = "Bearer ";

  private final AccessKeys keys;
  private final SignatureVerifier signatures;
  private final ManagementTokens tokens;
  private final ReplayProtection replays;

  public AccessKeyAuthentication(
      AccessKeys keys,
      SignatureVerifier signatures,
      ManagementTokens tokens,
      ReplayProtection replays) {
    this.keys = keys;
    this.signatures = signatures;
    this.tokens = tokens;
    this.replays = replays;
  }

  /// The caller's key and the request's parameters.
  ///
  /// @throws RefusedException if the caller is unknown, lacks the scope, or is not in the user pool
  ///   named, or if the signature was used before
  /// @throws dev.porchlight.session.StoreUnavailableException if the store does not answer
  public Verified authenticate(Request request) {
    String authorization = request.header("authorization").orElse("").strip();
    Verified verified =
        SignedAuthorization.isClaimedBy(authorization)
            ? bySignature(request, authorization)
            : byToken(request, authorization);
    request.observed().isBy(verified.key().userPool().value(), verified.key().id());
    boolean changes = request.need() == Need.WRITE;
    checkUserPool(request, verified.key());
    checkScope(scope(request), verified.key());
    if (request.isAdministration()) {
      checkIsNotRevoked(verified.key());
    }
    if (changes) {
      SignedAuthorization.parse(authorization).ifPresent(s -> replays.claim(verified.key(), s));
    }
    return verified;
  }

  private Verified bySignature(Request request, String authorization) {
    SignedAuthorization signed =
        SignedAuthorization.parse(authorization)
            .orElseThrow(CallerRefusal.SIGNATURE_WRONG::refused);
    try {
      return signatures.verify(request, signed);
    } catch (CharacterCodingException e) {
      throw CallerRefusal.BODY_MALFORMED.refused();
    }
  }

  /// `Bearer <token>` (Python, Go, PHP) or the bare token (Java from 3.1.4 on, GenAuth's docs).
  private Verified byToken(Request request, String authorization) {
    boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    String token = bearer ? authorization.substring(BEARER.length()).strip() : authorization;
    AccessKey key = tokens.verify(token).orElseThrow(CallerRefusal.NOT_SIGNED_IN::refused);
    return new Verified(key, RequestParameters.of(request));
  }

  private static Scope scope(Request request) {
    if (request.isAdministration()) {
      return Scope.ADMIN;
    }
    return request.need() == Need.WRITE ? Scope.WRITE : Scope.READ;
  }

  /// A cache must not let a key that was revoked issue others in the meantime, or revoke them.
  private void checkIsNotRevoked(AccessKey key) {
    if (keys.findAnew(key.id(), Duration.ZERO).filter(key::equals).isEmpty()) {
      throw CallerRefusal.NOT_SIGNED_IN.refused();
    }
  }

  private static void checkScope(Scope needed, AccessKey key) {
    if (!key.allows(needed)) {
      throw CallerRefusal.SCOPE_MISSING.refused(needed.key());
    }
  }

  /// SDKs send the pool's id, the access key's id (PHP), nothing, or an empty header.
  private static void checkUserPool(Request request, AccessKey key) {
    String named =
        request
            .header("x-authing-userpool-id")
            .or(() -> request.header("x-genauth-userpool-id"))
            .orElse("")
            .strip();
    boolean fits =
        named.isEmpty() || named.equals(key.userPool().value()) || named.equals(key.id());
    if (!fits) {
      throw CallerRefusal.USER_POOL_FOREIGN.refused();
    }
  }
}
