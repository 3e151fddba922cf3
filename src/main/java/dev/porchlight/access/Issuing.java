package dev.porchlight.access;

import java.time.Instant;

/// What came of asking for a new access key.
public sealed interface Issuing {
  /// What came of it when whoever asked may grant all that was asked for.
  sealed interface Permitted extends Issuing {}

  /// The key exists now. Its secret is told this once.
  record Issued(AccessKey key, Instant createdAt) implements Permitted {}

  /// Nothing was written: there is already a key with this id, such as the user pool's webhook
  /// secret.
  record Exists(String id) implements Permitted {}

  /// Nothing was written: a key can grant only what it may do itself.
  record ScopeMissing(Scope scope) implements Issuing {}
}
