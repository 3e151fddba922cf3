package dev.porchlight.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What may be shown of an access key: everything but its secret.
///
/// @param createdAt null if the key was imported
public record AccessKeyEntry(String id, Set<Scope> scopes, @Nullable Instant createdAt) {
  public AccessKeyEntry {
    scopes = Set.copyOf(scopes);
  }
}
