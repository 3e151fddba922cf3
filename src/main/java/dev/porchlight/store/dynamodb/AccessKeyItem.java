package dev.porchlight.store.dynamodb;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeyEntry;
import dev.porchlight.access.Scope;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The schema of the access-key table: one item per key, found by the key's id. This is the only
/// store key that cannot start with the user pool, because it is what determines the user pool.
final class AccessKeyItem {
  static final String PARTITION_KEY = "accessKeyId";
  static final String USER_POOL = "userPoolId";

  /// The index that lists the keys of a user pool, without their secrets.
  static final String BY_USER_POOL = "byUserPool";

  static final String SCOPES = "scopes";
  static final String CREATED_AT = "createdAt";
  private static final String SECRET = "secret";

  private AccessKeyItem() {}

  static Map<String, AttributeValue> key(String id) {
    return Map.of(PARTITION_KEY, AttributeValue.fromS(id));
  }

  /// The key of an entry of the index [#BY_USER_POOL].
  static Map<String, AttributeValue> indexKey(UserPoolId pool, String id) {
    return Map.of(
        PARTITION_KEY, AttributeValue.fromS(id), USER_POOL, AttributeValue.fromS(pool.value()));
  }

  static AccessKeyEntry readEntry(Map<String, AttributeValue> item) {
    return new AccessKeyEntry(
        Items.text(item, PARTITION_KEY), scopes(item), Items.instantOrNull(item, CREATED_AT));
  }

  static AccessKey read(Map<String, AttributeValue> item) {
    return new AccessKey(
        Items.text(item, PARTITION_KEY),
        Items.text(item, SECRET),
        new UserPoolId(Items.text(item, USER_POOL)),
        scopes(item));
  }

  static Map<String, AttributeValue> write(AccessKey key, Instant createdAt) {
    Map<String, AttributeValue> item = new HashMap<>(write(key));
    item.put(CREATED_AT, Items.of(createdAt));
    return item;
  }

  static Map<String, AttributeValue> write(AccessKey key) {
    Map<String, AttributeValue> item = new HashMap<>(key(key.id()));
    item.put(SECRET, AttributeValue.fromS(key.secret()));
    item.put(USER_POOL, AttributeValue.fromS(key.userPool().value()));
    if (!key.scopes().isEmpty()) { // DynamoDB allows no empty sets.
      item.put(SCOPES, AttributeValue.fromSs(key.scopes().stream().map(Scope::key).toList()));
    }
    return item;
  }

  private static Set<Scope> scopes(Map<String, AttributeValue> item) {
    AttributeValue scopes = item.getOrDefault(SCOPES, AttributeValue.fromSs(List.of()));
    return scopes.ss().stream()
        .flatMap(key -> Scope.ofKey(key).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
