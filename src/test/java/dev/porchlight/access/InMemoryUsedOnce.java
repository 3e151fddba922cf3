package dev.porchlight.access;

import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// Remembers used things in memory. For tests only.
public final class InMemoryUsedOnce implements UsedOnce {
  private final Map<Used, Instant> forgetAt;
  private final InstantSource clock;

  /// @param forgetAt what is remembered; also the lock that guards it
  InMemoryUsedOnce(Map<Used, Instant> forgetAt, InstantSource clock) {
    this.forgetAt = forgetAt;
    this.clock = clock;
  }

  @Override
  public boolean claim(UserPoolId pool, String purpose, String what, Instant until) {
    Used used = new Used(pool, purpose, what);
    synchronized (forgetAt) {
      Instant known = forgetAt.get(used);
      if (known != null && clock.instant().isBefore(known)) {
        return false;
      }
      forgetAt.put(used, until);
      return true;
    }
  }

  @Override
  public boolean isClaimed(UserPoolId pool, String purpose, String what) {
    synchronized (forgetAt) {
      Instant known = forgetAt.get(new Used(pool, purpose, what));
      return known != null && clock.instant().isBefore(known);
    }
  }

  /// One used thing.
  record Used(UserPoolId pool, String purpose, String what) {}
}
