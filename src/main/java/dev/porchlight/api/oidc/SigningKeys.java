package dev.porchlight.api.oidc;

import dev.porchlight.api.RefusedException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// A cache of issuers' public keys. A token with an unknown key makes us fetch the keys again,
/// which is how an issuer rotates them; but not every such token does, because anybody can make one
/// up.
@Singleton
public final class SigningKeys {
  /// How long to wait before contacting an issuer again that did not answer.
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(OidcError.KEYS_RETRY_SECONDS);

  private final KeySets source;
  private final InstantSource clock;
  private final Duration keptFor;
  private final Duration refetchPause;
  private final Map<String, Kept> byIssuer = new HashMap<>();

  /// What is known about one issuer's keys.
  private static final class Kept {
    @Nullable JsonWebKeySet keys;
    Instant staleAt = Instant.MIN;
    Instant refetchFrom = Instant.MIN;
    Instant retryFrom = Instant.MIN;
  }

  public SigningKeys(KeySets source, InstantSource clock, OidcConfig config) {
    this.source = source;
    this.clock = clock;
    this.keptFor = config.keyCache();
    this.refetchPause = config.refetchPause();
  }

  /// The keys that may have signed a token, usually one; empty if the issuer has no such key.
  ///
  /// @throws RefusedException if the issuer's keys cannot be fetched
  /// @throws JoseException if the token is not one that a public key can verify
  synchronized List<JsonWebKey> of(Issuer issuer, JsonWebSignature token) throws JoseException {
    Kept kept = byIssuer.computeIfAbsent(issuer.name(), _ -> new Kept());
    Instant now = clock.instant();
    JsonWebKeySet keys =
        kept.keys == null || !now.isBefore(kept.staleAt) ? fetch(issuer, kept, now) : kept.keys;
    List<JsonWebKey> found = matching(keys, token);
    if (found.isEmpty() && !now.isBefore(kept.refetchFrom)) {
      found = matching(fetch(issuer, kept, now), token);
      kept.refetchFrom = now.plus(refetchPause);
    }
    return found;
  }

  private JsonWebKeySet fetch(Issuer issuer, Kept kept, Instant now) {
    if (now.isBefore(kept.retryFrom)) {
      throw OidcError.KEYS_UNAVAILABLE.refused();
    }
    try {
      JsonWebKeySet keys = new JsonWebKeySet(source.read(issuer.keys()));
      kept.keys = keys;
      kept.staleAt = now.plus(keptFor);
      return keys;
    } catch (IOException | JoseException | ClassCastException e) {
      // The library casts what it finds: `{"keys":[1]}` is not a key set either.
      kept.retryFrom = now.plus(AFTER_FAILURE);
      throw OidcError.KEYS_UNAVAILABLE.refused();
    }
  }

  private static List<JsonWebKey> matching(JsonWebKeySet keys, JsonWebSignature token)
      throws JoseException {
    return new VerificationJwkSelector().selectList(token, keys.getJsonWebKeys());
  }
}
