package dev.porchlight.access;

import dev.porchlight.session.UserPoolId;
import java.time.Instant;

/// Remembers what must not be used twice: signatures, tokens, deliveries.
public interface UsedOnce {
  /// Uses something up. Of any number of callers, concurrent or not, exactly one gets true; all
  /// others get false, until the thing is forgotten.
  ///
  /// @param purpose a word, in letters, that distinguishes kinds of things
  /// @param what the thing; only a hash of it is kept
  /// @param forgetAt the time from which it may be used again
  /// @return whether this was the first use
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer; it is
  ///   then unknown whether the thing was used up
  boolean claim(UserPoolId pool, String purpose, String what, Instant forgetAt);

  /// Whether a thing was used and is not yet forgotten. A caller that claims something only once
  /// its work is done checks this first: work that failed halfway can then be retried, but two
  /// concurrent callers may both do it.
  ///
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer
  boolean isClaimed(UserPoolId pool, String purpose, String what);

  /// Remembers nothing: every use is the first.
  static UsedOnce forgetful() {
    return new UsedOnce() {
      @Override
      public boolean claim(UserPoolId pool, String purpose, String what, Instant forgetAt) {
        return true;
      }

      @Override
      public boolean isClaimed(UserPoolId pool, String purpose, String what) {
        return false;
      }
    };
  }
}
