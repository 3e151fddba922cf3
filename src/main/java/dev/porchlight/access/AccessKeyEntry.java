package dev.porchlight.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What may be told of an access key.
///
/// @param createdAt null if it was imported
public record AccessKeyEntry(String id, Set<Scope> scopes, @Nullable Instant createdAt) {
  public AccessKeyEntry {
    scopes = Set.copyOf(scopes);
  }
}
