package dev.porchlight.access;

import java.time.Instant;
import java.util.List;

/// The outcome of asking for a new access key.
public sealed interface Issuing {
  /// The outcome for an operator, who may grant every scope.
  sealed interface Permitted extends Issuing {}

  /// The key now exists. Its secret is shown only this once.
  record Issued(AccessKey key, Instant createdAt) implements Permitted {}

  /// Nothing was written: keys with these ids exist already, such as both of the user pool's
  /// webhook secrets.
  record Exist(List<String> ids) implements Permitted {
    public Exist {
      ids = List.copyOf(ids);
    }
  }

  /// Nothing was written: a key can grant only what it may do itself.
  record ScopeMissing(Scope scope) implements Issuing {}

  /// Nothing was written: the key that asked was revoked a moment ago.
  record IssuerRevoked() implements Issuing {}

  /// Nothing was written: the user pool has as many issued keys as it may have.
  record TooMany(int most) implements Issuing {}
}
