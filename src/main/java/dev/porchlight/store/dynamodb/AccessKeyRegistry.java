package dev.porchlight.store.dynamodb;

import dev.porchlight.access.AccessKeyWriter;
import dev.porchlight.access.IssuedKey;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// The item of a user pool that records which of its keys were issued by which. It changes in the
/// same transaction as the keys, so unlike the index it never lags behind.
final class AccessKeyRegistry {
  /// No access key id contains it.
  private static final String PREFIX = "#issued:";

  private static final String ISSUED = "issued";
  private static final String SEPARATOR = " ";

  private AccessKeyRegistry() {}

  static Map<String, AttributeValue> key(UserPoolId pool) {
    return AccessKeyItem.key(PREFIX + pool);
  }

  /// Records that a key was issued. The condition fails if there are too many.
  static Update addition(String table, UserPoolId pool, IssuedKey issued) {
    AttributeValue most = AttributeValue.fromN(Integer.toString(AccessKeyWriter.MOST_ISSUED));
    return Update.builder()
        .tableName(table)
        .key(key(pool))
        .updateExpression("ADD issued :issued")
        .conditionExpression("attribute_not_exists(issued) OR size(issued) < :most")
        .expressionAttributeValues(Map.of(":issued", texts(List.of(issued)), ":most", most))
        .build();
  }

  /// Forgets what was recorded.
  static Update removal(String table, UserPoolId pool, Collection<IssuedKey> issued) {
    return Update.builder()
        .tableName(table)
        .key(key(pool))
        .updateExpression("DELETE issued :issued")
        .expressionAttributeValues(Map.of(":issued", texts(issued)))
        .build();
  }

  static List<IssuedKey> read(Map<String, AttributeValue> item) {
    AttributeValue issued = item.getOrDefault(ISSUED, AttributeValue.fromSs(List.of()));
    return issued.ss().stream().map(AccessKeyRegistry::issuedKey).toList();
  }

  private static AttributeValue texts(Collection<IssuedKey> issued) {
    return AttributeValue.fromSs(issued.stream().map(AccessKeyRegistry::text).distinct().toList());
  }

  private static String text(IssuedKey issued) {
    return String.join(
        SEPARATOR, issued.by(), issued.id(), Long.toString(issued.createdAt().toEpochMilli()));
  }

  private static IssuedKey issuedKey(String text) {
    String[] parts = text.split(SEPARATOR, -1);
    return new IssuedKey(parts[0], parts[1], Instant.ofEpochMilli(Long.parseLong(parts[2])));
  }
}
