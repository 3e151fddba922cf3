package dev.porchlight.store.dynamodb;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeyEntry;
import dev.porchlight.access.Scope;
import dev.porchlight.session.UserPoolId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The schema of the access-key table: one item per key, found by the key's id. This is the only
/// store key that cannot start with the user pool, because it is what determines the user pool.
///
/// Revoking a key leaves a mark: the item stays, without secret, scopes and user pool, so that
/// nothing can bring the key back. An item is a key only as long as it has a user pool; the index
/// lists no marks, because it lists by user pool.
final class AccessKeyItem {
  static final String PARTITION_KEY = "accessKeyId";
  static final String USER_POOL = "userPoolId";

  /// The index that lists the keys of a user pool, without their secrets.
  static final String BY_USER_POOL = "byUserPool";

  static final String SCOPES = "scopes";
  static final String CREATED_AT = "createdAt";
  static final String ISSUED_BY = "issuedBy";

  /// When the id was first revoked. It stays if the id is issued again with another secret, as a
  /// webhook's is.
  static final String REVOKED_AT = "revokedAt";

  /// In a mark: the user pool that the key belonged to.
  static final String REVOKED_FROM = "revokedFrom";

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
        Items.text(item, PARTITION_KEY),
        scopes(item),
        Items.instantOrNull(item, CREATED_AT),
        Items.textOrNull(item, ISSUED_BY));
  }

  /// The key; empty if the item is a mark.
  static Optional<AccessKey> read(Map<String, AttributeValue> item, SecretSeal seal) {
    if (!item.containsKey(USER_POOL)) {
      return Optional.empty();
    }
    return Optional.of(
        new AccessKey(
            Items.text(item, PARTITION_KEY),
            secret(item, seal),
            new UserPoolId(Items.text(item, USER_POOL)),
            scopes(item)));
  }

  /// The attributes of a key besides its id.
  static Map<String, AttributeValue> attributes(AccessKey key, SecretSeal seal) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    attributes.put(SECRET, seal.seal(key.id(), key.userPool(), key.secret()));
    attributes.put(USER_POOL, AttributeValue.fromS(key.userPool().value()));
    if (!key.scopes().isEmpty()) { // DynamoDB allows no empty sets.
      attributes.put(SCOPES, AttributeValue.fromSs(key.scopes().stream().map(Scope::key).toList()));
    }
    return attributes;
  }

  private static String secret(Map<String, AttributeValue> item, SecretSeal seal) {
    return seal.open(
        Items.text(item, PARTITION_KEY),
        Items.text(item, USER_POOL),
        item.getOrDefault(SECRET, AttributeValue.fromNul(true)));
  }

  private static Set<Scope> scopes(Map<String, AttributeValue> item) {
    AttributeValue scopes = item.getOrDefault(SCOPES, AttributeValue.fromSs(List.of()));
    return scopes.ss().stream()
        .flatMap(key -> Scope.ofKey(key).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
