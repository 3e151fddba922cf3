package dev.porchlight.access;

import java.time.Duration;
import java.util.Optional;

/// The access keys that exist.
public interface AccessKeys {
  /// The access key with this id; empty if there is none (never issued, or revoked).
  ///
  /// @param id fits [AccessKey#idFits]
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer
  Optional<AccessKey> find(String id);

  /// The access key with this id as it was a moment ago, whatever a cache holds.
  ///
  /// @param id fits [AccessKey#idFits]
  /// @param mostAge how long ago at most
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer
  default Optional<AccessKey> findAnew(String id, Duration mostAge) {
    return find(id);
  }
}
