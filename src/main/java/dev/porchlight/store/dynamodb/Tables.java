package dev.porchlight.store.dynamodb;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/// The two tables: the one definition that `make run` and the tests create them from. A test holds
/// `infra/template.yaml` to it.
///
/// @param sessions name of the session table
/// @param accessKeys name of the access-key table
public record Tables(String sessions, String accessKeys) {
  /// What to create, with on-demand capacity.
  public List<CreateTableRequest> definitions() {
    return List.of(
        table(
            sessions,
            key(SessionTable.PARTITION_KEY, KeyType.HASH),
            key(SessionTable.SORT_KEY, KeyType.RANGE)),
        table(accessKeys, key(AccessKeyItem.PARTITION_KEY, KeyType.HASH)));
  }

  /// Creates both tables, with their time-to-live attribute; fails if one exists.
  public void createIn(DynamoDbClient client) {
    for (CreateTableRequest definition : definitions()) {
      client.createTable(definition);
      client.waiter().waitUntilTableExists(r -> r.tableName(definition.tableName()));
      client.updateTimeToLive(
          UpdateTimeToLiveRequest.builder()
              .tableName(definition.tableName())
              .timeToLiveSpecification(
                  ttl -> ttl.enabled(true).attributeName(timeToLiveAttribute()))
              .build());
    }
  }

  /// The attribute after whose time (epoch seconds) DynamoDB deletes an item of either table.
  public static String timeToLiveAttribute() {
    return SessionTable.TIME_TO_LIVE;
  }

  private static CreateTableRequest table(String name, KeySchemaElement... keys) {
    return CreateTableRequest.builder()
        .tableName(name)
        .keySchema(keys)
        .attributeDefinitions(List.of(keys).stream().map(Tables::text).toList())
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition text(KeySchemaElement key) {
    return AttributeDefinition.builder()
        .attributeName(key.attributeName())
        .attributeType(ScalarAttributeType.S)
        .build();
  }
}
