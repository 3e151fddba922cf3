package dev.porchlight.store.dynamodb;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeyEntry;
import dev.porchlight.access.AccessKeyWriter;
import dev.porchlight.session.UserPoolId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Changes access keys in their own table, and lists them through an index without secrets.
public final class DynamoDbAccessKeyWriter implements AccessKeyWriter {
  private final StoreCalls calls;
  private final String table;

  public DynamoDbAccessKeyWriter(StoreCalls calls, String table) {
    this.calls = calls;
    this.table = table;
  }

  /// Connects as an operator does.
  ///
  /// @param endpoint DynamoDB's endpoint, if it is not AWS's own
  public static DynamoDbAccessKeyWriter connect(Optional<URI> endpoint, String table) {
    return new DynamoDbAccessKeyWriter(OperatorConnection.to(endpoint, table), table);
  }

  @Override
  public boolean add(AccessKey key, Instant createdAt, Ids ids) {
    UpdateItemRequest request = AccessKeyItem.issue(table, key, createdAt, ids);
    return calls.holds(client -> client.updateItem(request));
  }

  @Override
  public boolean revoke(UserPoolId pool, String id, Instant at) {
    UpdateItemRequest request = AccessKeyItem.revocation(table, pool, id, at);
    return calls.holds(client -> client.updateItem(request));
  }

  @Override
  public List<AccessKeyEntry> list(UserPoolId pool, @Nullable String after, int limit) {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(AccessKeyItem.BY_USER_POOL)
            .keyConditionExpression("#pool = :pool")
            .expressionAttributeNames(Map.of("#pool", AccessKeyItem.USER_POOL))
            .expressionAttributeValues(Map.of(":pool", AttributeValue.fromS(pool.value())))
            .exclusiveStartKey(after == null ? null : AccessKeyItem.indexKey(pool, after))
            .limit(limit)
            .build();
    List<AccessKeyEntry> entries = new ArrayList<>();
    for (Map<String, AttributeValue> item : calls.query(request)) {
      entries.add(AccessKeyItem.readEntry(item));
      if (entries.size() == limit) {
        break; // Asking for more would read another page.
      }
    }
    return entries;
  }
}
