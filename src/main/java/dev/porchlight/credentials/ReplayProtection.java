package dev.porchlight.credentials;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.UsedOnce;
import dev.porchlight.api.RefusedException;
import java.time.Duration;
import java.time.InstantSource;

/// Lets a signature change something once.
public final class ReplayProtection {
  private static final String PURPOSE = "signature";

  private final UsedOnce used;
  private final InstantSource clock;
  private final Duration skew;

  /// @param skew how far a request's time may lie from the clock's, both ways
  public ReplayProtection(UsedOnce used, InstantSource clock, Duration skew) {
    this.used = used;
    this.clock = clock;
    this.skew = skew;
  }

  /// Takes note of a signature that is right. It is remembered for as long as its time may be good:
  /// a request that is signed ahead of our clock is good for twice the skew.
  ///
  /// @throws RefusedException if it was taken note of before
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer
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
