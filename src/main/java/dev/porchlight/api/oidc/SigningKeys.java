package dev.porchlight.api.oidc;

import dev.porchlight.api.RefusedException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// A cache of issuers' public keys. A token that no known key signed makes us fetch the keys again,
/// which is how an issuer replaces them; but not every such token does, because anybody can invent
/// one. Until the keys are fetched again, such a token is not decided.
@Singleton
public final class SigningKeys {
  /// How long to wait before contacting an issuer again that sent no keys.
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(OidcError.KEYS_RETRY_SECONDS);

  private final KeySets source;
  private final InstantSource clock;
  private final OidcConfig config;
  private final Map<String, Kept> byIssuer = new HashMap<>();

  /// What is known about one issuer's keys.
  private static final class Kept {
    @Nullable IssuerKeys keys;
    Instant staleAt = Instant.MIN;
    Instant uselessAt = Instant.MIN;
    Instant refetchFrom = Instant.MIN;
    Instant retryFrom = Instant.MIN;
  }

  public SigningKeys(KeySets source, InstantSource clock, OidcConfig config) {
    this.source = source;
    this.clock = clock;
    this.config = config;
  }

  /// Returns if one of the issuer's keys signed the token.
  ///
  /// @throws RefusedException if none did, or if that is not known because the keys cannot be
  ///   fetched now
  synchronized void requireSignature(Issuer issuer, SignedToken token) {
    Kept kept = byIssuer.computeIfAbsent(issuer.name(), _ -> new Kept());
    Instant now = clock.instant();
    boolean justFetched = !now.isBefore(kept.staleAt) && fetch(issuer, kept, now);
    if (known(kept, now).signed(token)) {
      return;
    }
    if (!justFetched) {
      fetchAgain(issuer, kept, now);
    }
    IssuerKeys keys = known(kept, now);
    if (!keys.signed(token)) {
      throw keys.refusal(token);
    }
  }

  private static IssuerKeys known(Kept kept, Instant now) {
    if (kept.keys == null || !now.isBefore(kept.uselessAt)) {
      throw OidcError.KEYS_UNAVAILABLE.refused();
    }
    return kept.keys;
  }

  private void fetchAgain(Issuer issuer, Kept kept, Instant now) {
    if (now.isBefore(kept.refetchFrom)) {
      throw OidcError.REFETCH_PAUSED.refused();
    }
    if (!fetch(issuer, kept, now)) {
      throw OidcError.KEYS_UNAVAILABLE.refused();
    }
    kept.refetchFrom = now.plus(config.refetchPause());
  }

  /// Whether the keys were fetched. If they were not, the known ones stay as they are.
  private boolean fetch(Issuer issuer, Kept kept, Instant now) {
    if (now.isBefore(kept.retryFrom)) {
      return false;
    }
    try {
      kept.keys = IssuerKeys.parse(source.read(issuer.keys()));
      kept.staleAt = now.plus(config.keyCache());
      kept.uselessAt = kept.staleAt.plus(config.keyOutage());
      return true;
    } catch (IOException | JoseException | RuntimeException e) {
      // Whatever the issuer's server sends or does, it has sent no keys.
      kept.retryFrom = now.plus(AFTER_FAILURE);
      return false;
    }
  }
}
