package dev.porchlight.access;

import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Access keys in memory. For tests only.
final class InMemoryAccessKeys implements AccessKeys, AccessKeyWriter {
  private final Map<String, AccessKey> keys = new TreeMap<>();
  private final Map<String, AccessKeyEntry> entries = new TreeMap<>();
  private final Map<String, UserPoolId> marks = new HashMap<>();
  private final Map<UserPoolId, Set<IssuedKey>> issued = new HashMap<>();

  @Override
  public Optional<AccessKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  @Override
  public Adding add(AccessKey key, Instant createdAt) {
    return add(key, Ids.NEW, new AccessKeyEntry(key.id(), key.scopes(), createdAt, null));
  }

  @Override
  public Adding add(AccessKey key, IssuedKey added, Ids ids) {
    if (!keys.containsKey(added.by())) {
      return Adding.ISSUER_REVOKED;
    }
    if (ofPool(key.userPool()).size() >= MOST_ISSUED) {
      return Adding.TOO_MANY;
    }
    Adding adding =
        add(key, ids, new AccessKeyEntry(key.id(), key.scopes(), added.createdAt(), added.by()));
    if (adding == Adding.ADDED) {
      ofPool(key.userPool()).add(added);
    }
    return adding;
  }

  private Adding add(AccessKey key, Ids ids, AccessKeyEntry entry) {
    boolean allowed = ids == Ids.FREE || !marks.containsKey(key.id());
    if (!allowed || keys.putIfAbsent(key.id(), key) != null) {
      return Adding.TAKEN;
    }
    entries.put(key.id(), entry);
    return Adding.ADDED;
  }

  @Override
  public boolean revoke(UserPoolId pool, String id, Instant at) {
    AccessKey key = keys.get(id);
    if (key != null && key.userPool().equals(pool)) {
      keys.remove(id);
      entries.remove(id);
      marks.put(id, pool);
    }
    return pool.equals(marks.get(id));
  }

  @Override
  public void revoke(UserPoolId pool, List<IssuedKey> revoked, Instant at) {
    for (IssuedKey key : revoked) {
      AccessKeyEntry entry = entries.get(key.id());
      if (entry != null && key.createdAt().equals(entry.createdAt())) {
        revoke(pool, key.id(), at);
      }
    }
  }

  @Override
  public List<IssuedKey> issued(UserPoolId pool) {
    return List.copyOf(ofPool(pool));
  }

  @Override
  public void forget(UserPoolId pool, Collection<IssuedKey> revoked) {
    ofPool(pool).removeAll(Set.copyOf(revoked));
  }

  @Override
  public List<AccessKeyEntry> list(UserPoolId pool, @Nullable String after, int limit) {
    return entries.values().stream()
        .filter(entry -> find(entry.id()).orElseThrow().userPool().equals(pool))
        .filter(entry -> after == null || entry.id().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  /// Adds a key as an import does.
  void put(AccessKey key) {
    keys.put(key.id(), key);
    entries.put(key.id(), new AccessKeyEntry(key.id(), key.scopes(), null, null));
  }

  private Set<IssuedKey> ofPool(UserPoolId pool) {
    return issued.computeIfAbsent(pool, _ -> new HashSet<>());
  }
}
