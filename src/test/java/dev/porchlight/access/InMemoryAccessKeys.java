package dev.porchlight.access;

import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Access keys in memory. For tests only.
final class InMemoryAccessKeys implements AccessKeys, AccessKeyWriter {
  private final Map<String, AccessKey> keys = new TreeMap<>();
  private final Map<String, Instant> created = new TreeMap<>();

  @Override
  public Optional<AccessKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  @Override
  public boolean add(AccessKey key, Instant createdAt) {
    boolean free = keys.putIfAbsent(key.id(), key) == null;
    if (free) {
      created.put(key.id(), createdAt);
    }
    return free;
  }

  @Override
  public boolean remove(UserPoolId pool, String id) {
    return keys.values().removeIf(key -> key.id().equals(id) && key.userPool().equals(pool));
  }

  @Override
  public List<AccessKeyEntry> list(UserPoolId pool, @Nullable String after, int limit) {
    return keys.values().stream()
        .filter(key -> key.userPool().equals(pool))
        .filter(key -> after == null || key.id().compareTo(after) > 0)
        .limit(limit)
        .map(key -> new AccessKeyEntry(key.id(), key.scopes(), created.get(key.id())))
        .toList();
  }
}
