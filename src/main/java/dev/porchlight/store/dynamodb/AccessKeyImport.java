package dev.porchlight.store.dynamodb;

import dev.porchlight.access.AccessKey;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Imports access keys. An import neither brings back what was revoked nor moves a key to another
/// user pool; of a key that was issued here it keeps when and by which key.
final class AccessKeyImport {
  private final StoreCalls calls;
  private final String table;
  private @Nullable AccessKeyWrites known;

  AccessKeyImport(StoreCalls calls, String table) {
    this.calls = calls;
    this.table = table;
  }

  /// Writes a key.
  ///
  /// @return why it was refused, for people; empty if it was written
  Optional<String> write(AccessKey key) {
    return calls.call(client -> {
      try {
        client.updateItem(request(key));
        return Optional.empty();
      } catch (ConditionalCheckFailedException e) {
        return Optional.of(reason(e.item()));
      }
    });
  }

  private UpdateItemRequest request(AccessKey key) {
    Update update = writes().imported(key);
    return UpdateItemRequest.builder()
        .tableName(update.tableName())
        .key(update.key())
        .updateExpression(update.updateExpression())
        .conditionExpression(update.conditionExpression())
        .expressionAttributeValues(update.expressionAttributeValues())
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private static String reason(Map<String, AttributeValue> known) {
    return known.containsKey(AccessKeyItem.REVOKED_AT)
        ? "the access key was revoked"
        : "the access key belongs to another user pool";
  }

  /// Only for the first access key: a file without any needs no data key.
  private synchronized AccessKeyWrites writes() {
    AccessKeyWrites writes = known;
    if (writes == null) {
      writes = new AccessKeyWrites(table, SecretSeal.ofOperator(calls, table, Optional.empty()));
      known = writes;
    }
    return writes;
  }
}
