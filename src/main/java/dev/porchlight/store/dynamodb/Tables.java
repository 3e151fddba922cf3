package dev.porchlight.store.dynamodb;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// The two tables: the one definition that `make run` and the tests create them from. A test checks
/// `infra/template.yaml` against it.
///
/// @param sessions name of the session table
/// @param accessKeys name of the access-key table
public record Tables(String sessions, String accessKeys) {
  /// The tables to create, with on-demand capacity.
  public List<CreateTableRequest> definitions() {
    return List.of(sessionTable(), accessKeyTable());
  }

  /// The attribute with the time (epoch seconds) after which DynamoDB deletes an item, in either
  /// table.
  public static String timeToLiveAttribute() {
    return SessionTable.TIME_TO_LIVE;
  }

  private CreateTableRequest sessionTable() {
    KeySchemaElement partition = key(SessionTable.PARTITION_KEY, KeyType.HASH);
    CreateTableRequest table =
        table(sessions, partition, key(SessionTable.SORT_KEY, KeyType.RANGE));
    List<AttributeDefinition> attributes = new ArrayList<>(table.attributeDefinitions());
    attributes.add(attribute(SessionTable.LOGIN_AT, ScalarAttributeType.N));
    return table.toBuilder()
        .attributeDefinitions(attributes)
        .localSecondaryIndexes(
            LocalSecondaryIndex.builder()
                .indexName(SessionTable.BY_LOGIN_AT)
                .keySchema(partition, key(SessionTable.LOGIN_AT, KeyType.RANGE))
                .projection(all -> all.projectionType(ProjectionType.ALL))
                .build())
        .build();
  }

  private CreateTableRequest accessKeyTable() {
    CreateTableRequest table = table(accessKeys, key(AccessKeyItem.PARTITION_KEY, KeyType.HASH));
    KeySchemaElement pool = key(AccessKeyItem.USER_POOL, KeyType.HASH);
    List<AttributeDefinition> attributes = new ArrayList<>(table.attributeDefinitions());
    attributes.add(text(pool));
    GlobalSecondaryIndex byUserPool =
        GlobalSecondaryIndex.builder()
            .indexName(AccessKeyItem.BY_USER_POOL)
            .keySchema(pool, key(AccessKeyItem.PARTITION_KEY, KeyType.RANGE))
            .projection(some ->
                some.projectionType(ProjectionType.INCLUDE)
                    .nonKeyAttributes(
                        AccessKeyItem.SCOPES, AccessKeyItem.CREATED_AT, AccessKeyItem.ISSUED_BY))
            .build();
    return table.toBuilder()
        .attributeDefinitions(attributes)
        .globalSecondaryIndexes(byUserPool)
        .build();
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
    return attribute(key.attributeName(), ScalarAttributeType.S);
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }
}
