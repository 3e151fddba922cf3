package dev.porchlight.credentials;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.UsedOnce;
import dev.porchlight.api.RefusedException;
import java.time.Duration;
import java.time.InstantSource;

/// Accepts a signature for only one change.
public final class ReplayProtection {
  private static final String PURPOSE = "signature";

  private final UsedOnce used;
  private final InstantSource clock;
  private final Duration skew;

  /// @param skew how far a request's time may be from the clock's, in either direction
  public ReplayProtection(UsedOnce used, InstantSource clock, Duration skew) {
    this.used = used;
    this.clock = clock;
    this.skew = skew;
  }

  /// Records a valid signature. It is remembered as long as its time may be valid: a request signed
  /// ahead of our clock is valid for twice the skew.
  ///
  /// @throws RefusedException if the signature was recorded before
  /// @throws dev.porchlight.session.StoreUnavailableException if the store does not answer
  void claim(AccessKey key, SignedAuthorization signed) {
    boolean first =
        used.claim(
            key.userPool(),
            PURPOSE,
            signed.accessKeyId() + ":" + signed.signature(),
            clock.instant().plus(skew.multipliedBy(2)));
    if (!first) {
      throw CallerRefusal.SIGNATURE_USED.refused();
    }
  }
}
