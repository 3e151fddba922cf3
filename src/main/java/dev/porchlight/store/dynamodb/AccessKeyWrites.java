package dev.porchlight.store.dynamodb;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeyWriter.Ids;
import dev.porchlight.access.IssuedKey;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// The conditional writes of access keys.
final class AccessKeyWrites {
  private static final String REVOKE =
      "SET revokedAt = if_not_exists(revokedAt, :at), revokedFrom = :pool"
          + " REMOVE userPoolId, secret, scopes, issuedBy";

  private final String table;
  private final SecretSeal seal;

  AccessKeyWrites(String table, SecretSeal seal) {
    this.table = table;
    this.seal = seal;
  }

  /// Writes a key that an operator issues. The condition fails if its id is taken.
  Update issued(AccessKey key, Instant createdAt) {
    return set(key, Map.of(AccessKeyItem.CREATED_AT, Items.of(createdAt)))
        .conditionExpression("attribute_not_exists(accessKeyId)")
        .build();
  }

  /// Writes a key that another one issues. The condition fails if its id is taken. When an earlier
  /// key of that id was revoked stays known.
  Update issued(AccessKey key, IssuedKey issued, Ids ids) {
    Map<String, AttributeValue> origin =
        Map.of(
            AccessKeyItem.CREATED_AT,
            Items.of(issued.createdAt()),
            AccessKeyItem.ISSUED_BY,
            AttributeValue.fromS(issued.by()));
    return set(key, origin)
        .conditionExpression(
            switch (ids) {
              case NEW -> "attribute_not_exists(accessKeyId)";
              case FREE -> "attribute_not_exists(userPoolId)";
            })
        .build();
  }

  /// Writes a key that is imported. What an import does not know of a key that was issued stays.
  /// The condition fails if the id was ever revoked, or belongs to another user pool.
  Update imported(AccessKey key) {
    return set(key, Map.of())
        .conditionExpression(
            "attribute_not_exists(revokedAt)"
                + " AND (attribute_not_exists(accessKeyId) OR userPoolId = :userPoolId)")
        .build();
  }

  /// Fails if the user pool has no such key any more.
  ConditionCheck exists(UserPoolId pool, String id) {
    return ConditionCheck.builder()
        .tableName(table)
        .key(AccessKeyItem.key(id))
        .conditionExpression("userPoolId = :pool")
        .expressionAttributeValues(Map.of(":pool", AttributeValue.fromS(pool.value())))
        .build();
  }

  /// Turns a pool's key into a mark; a mark of that pool stays as it is. The condition fails if the
  /// pool never had the key.
  Update revocation(UserPoolId pool, String id, Instant at) {
    return Update.builder()
        .tableName(table)
        .key(AccessKeyItem.key(id))
        .updateExpression(REVOKE)
        .conditionExpression("userPoolId = :pool OR revokedFrom = :pool")
        .expressionAttributeValues(revoked(pool, at))
        .build();
  }

  /// Turns an issued key into a mark. The condition fails if its id belongs to a later key by now.
  Update revocation(UserPoolId pool, IssuedKey issued, Instant at) {
    Map<String, AttributeValue> values = new HashMap<>(revoked(pool, at));
    values.put(":created", Items.of(issued.createdAt()));
    return Update.builder()
        .tableName(table)
        .key(AccessKeyItem.key(issued.id()))
        .updateExpression(REVOKE)
        .conditionExpression(
            "attribute_not_exists(userPoolId) OR (userPoolId = :pool AND createdAt = :created)")
        .expressionAttributeValues(values)
        .build();
  }

  private static Map<String, AttributeValue> revoked(UserPoolId pool, Instant at) {
    return Map.of(":at", Items.of(at), ":pool", AttributeValue.fromS(pool.value()));
  }

  private Update.Builder set(AccessKey key, Map<String, AttributeValue> origin) {
    Map<String, AttributeValue> attributes = new HashMap<>(AccessKeyItem.attributes(key, seal));
    attributes.putAll(origin);
    String set =
        attributes.keySet().stream()
            .map(name -> name + " = :" + name)
            .collect(Collectors.joining(", "));
    String remove =
        Stream.of(AccessKeyItem.REVOKED_FROM, AccessKeyItem.SCOPES)
            .filter(name -> !attributes.containsKey(name))
            .collect(Collectors.joining(", "));
    return Update.builder()
        .tableName(table)
        .key(AccessKeyItem.key(key.id()))
        .updateExpression("SET " + set + " REMOVE " + remove)
        .expressionAttributeValues(
            attributes.entrySet().stream()
                .collect(Collectors.toMap(entry -> ":" + entry.getKey(), Map.Entry::getValue)));
  }
}
