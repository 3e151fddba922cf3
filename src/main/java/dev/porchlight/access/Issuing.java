package dev.porchlight.access;

import java.time.Instant;

/// The outcome of asking for a new access key.
public sealed interface Issuing {
  /// The outcome when the caller may grant every scope it asked for.
  sealed interface Permitted extends Issuing {}

  /// The key now exists. Its secret is shown only this once.
  record Issued(AccessKey key, Instant createdAt) implements Permitted {}

  /// Nothing was written: there is already a key with this id, such as the user pool's webhook
  /// secret.
  record Exists(String id) implements Permitted {}

  /// Nothing was written: a key can grant only what it may do itself.
  record ScopeMissing(Scope scope) implements Issuing {}
}
