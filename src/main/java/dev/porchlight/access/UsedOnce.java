package dev.porchlight.access;

import dev.porchlight.session.UserPoolId;
import java.time.Instant;

/// Remembers what must not be used twice: signatures, tokens, deliveries.
public interface UsedOnce {
  /// Uses something up. Of any number of callers, at any time and at once, one is told that it was
  /// the first; all others are told that they were not, until it is forgotten.
  ///
  /// @param purpose a word of letters that tells kinds of things apart
  /// @param what the thing; only a hash of it is kept
  /// @param forgetAt from when on it may be used again
  /// @return whether this was the first use
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer; it is
  ///   then not known whether the thing was used up
  boolean claim(UserPoolId pool, String purpose, String what, Instant forgetAt);

  /// Whether a thing was used and is not forgotten yet. Whoever does something first and claims it
  /// when it is done asks this before: what failed half-way may then be tried again, and of two at
  /// once both may do it.
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
