package dev.porchlight.access;

import java.util.Optional;

/// The access keys that exist.
public interface AccessKeys {
  /// The access key with this id; empty if there is none (never issued, or revoked).
  ///
  /// @param id fits [AccessKey#idFits]
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer
  Optional<AccessKey> find(String id);
}
