package dev.porchlight.access;

import java.time.Instant;

/// What came of asking for a new access key.
public sealed interface Issuing {
  /// The key exists now. Its secret is told this once.
  record Issued(AccessKey key, Instant createdAt) implements Issuing {}

  /// Nothing was written: a key can grant only what it may do itself.
  record ScopeMissing(Scope scope) implements Issuing {}

  /// Nothing was written: there is a key with this id, as when a user pool has its webhook secret
  /// already.
  record Exists(String id) implements Issuing {}
}
