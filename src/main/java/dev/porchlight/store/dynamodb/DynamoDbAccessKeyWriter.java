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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Changes access keys in their own table, and lists them by an index that holds no secrets.
public final class DynamoDbAccessKeyWriter implements AccessKeyWriter {
  private final DynamoDbClient client;
  private final String table;

  public DynamoDbAccessKeyWriter(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /// Connects as an operator does.
  ///
  /// @param endpoint of DynamoDB, if it is not AWS's own
  public static DynamoDbAccessKeyWriter connect(Optional<URI> endpoint, String table) {
    return new DynamoDbAccessKeyWriter(OperatorConnection.to(endpoint), table);
  }

  @Override
  public boolean add(AccessKey key, Instant createdAt) {
    PutItemRequest request =
        PutItemRequest.builder()
            .tableName(table)
            .item(AccessKeyItem.write(key, createdAt))
            .conditionExpression("attribute_not_exists(#id)")
            .expressionAttributeNames(Map.of("#id", AccessKeyItem.PARTITION_KEY))
            .build();
    return holds(() -> client.putItem(request));
  }

  @Override
  public boolean remove(UserPoolId pool, String id) {
    DeleteItemRequest request =
        DeleteItemRequest.builder()
            .tableName(table)
            .key(AccessKeyItem.key(id))
            .conditionExpression("#pool = :pool")
            .expressionAttributeNames(Map.of("#pool", AccessKeyItem.USER_POOL))
            .expressionAttributeValues(Map.of(":pool", AttributeValue.fromS(pool.value())))
            .build();
    return holds(() -> client.deleteItem(request));
  }

  @Override
  public List<AccessKeyEntry> list(UserPoolId pool, @Nullable String after, int limit) {
    List<AccessKeyEntry> entries = new ArrayList<>();
    String last = after;
    while (entries.size() < limit) {
      QueryResponse page = page(pool, last, limit - entries.size());
      page.items().forEach(item -> entries.add(AccessKeyItem.readEntry(item)));
      if (page.lastEvaluatedKey().isEmpty()) {
        return entries;
      }
      last = Items.text(page.lastEvaluatedKey(), AccessKeyItem.PARTITION_KEY);
    }
    return entries;
  }

  private QueryResponse page(UserPoolId pool, @Nullable String after, int limit) {
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(AccessKeyItem.BY_USER_POOL)
            .keyConditionExpression("#pool = :pool")
            .expressionAttributeNames(Map.of("#pool", AccessKeyItem.USER_POOL))
            .expressionAttributeValues(Map.of(":pool", AttributeValue.fromS(pool.value())))
            .limit(limit);
    if (after != null) {
      request.exclusiveStartKey(AccessKeyItem.indexKey(pool, after));
    }
    return DynamoDbFailures.translate(() -> client.query(request.build()));
  }

  private static boolean holds(Runnable write) {
    return DynamoDbFailures.translate(() -> {
      try {
        write.run();
        return true;
      } catch (ConditionalCheckFailedException e) {
        return false;
      }
    });
  }
}
