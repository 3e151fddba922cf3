package dev.porchlight.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What may be shown of an access key: everything but its secret.
///
/// @param createdAt null if the key was imported
/// @param issuedBy the id of the access key that issued it; null if an operator did, or it was
///   imported
public record AccessKeyEntry(
    String id, Set<Scope> scopes, @Nullable Instant createdAt, @Nullable String issuedBy) {
  public AccessKeyEntry {
    scopes = Set.copyOf(scopes);
  }
}
