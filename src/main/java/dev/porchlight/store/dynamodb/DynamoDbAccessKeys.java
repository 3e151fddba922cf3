package dev.porchlight.store.dynamodb;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeys;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/// Access keys from their own table. Reads are strongly consistent, so that only the cache in front
/// delays a revocation.
public final class DynamoDbAccessKeys implements AccessKeys {
  private final DynamoDbClient client;
  private final String table;

  public DynamoDbAccessKeys(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public Optional<AccessKey> find(String id) {
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(table)
            .key(AccessKeyItem.key(id))
            .consistentRead(true)
            .build();
    Map<String, AttributeValue> item =
        DynamoDbFailures.translate(() -> client.getItem(request)).item();
    return item.isEmpty() ? Optional.empty() : Optional.of(AccessKeyItem.read(item));
  }
}
