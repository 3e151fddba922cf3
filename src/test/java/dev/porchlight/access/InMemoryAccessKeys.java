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
  private final Map<String, UserPoolId> marks = new TreeMap<>();

  @Override
  public Optional<AccessKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  @Override
  public boolean add(AccessKey key, Instant createdAt, Ids ids) {
    boolean allowed = ids == Ids.FREE || !marks.containsKey(key.id());
    boolean free = allowed && keys.putIfAbsent(key.id(), key) == null;
    if (free) {
      created.put(key.id(), createdAt);
    }
    return free;
  }

  @Override
  public boolean revoke(UserPoolId pool, String id, Instant at) {
    AccessKey key = keys.get(id);
    if (key != null && key.userPool().equals(pool)) {
      keys.remove(id);
      marks.put(id, pool);
    }
    return pool.equals(marks.get(id));
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
