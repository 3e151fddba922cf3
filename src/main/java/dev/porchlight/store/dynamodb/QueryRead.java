package dev.porchlight.store.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Reads all items of a partition whose sort keys begin alike, page after page.
final class QueryRead {
  private static final String BEGINNING = "PK = :partition AND begins_with(SK, :prefix)";

  private final DynamoDbClient client;
  private final String table;
  private final boolean consistent;

  QueryRead(DynamoDbClient client, String table, boolean consistent) {
    this.client = client;
    this.table = table;
    this.consistent = consistent;
  }

  /// In the order of their sort keys.
  List<Map<String, AttributeValue>> allBeginning(String partition, String prefix) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    Map<String, AttributeValue> start = Map.of();
    do {
      QueryResponse page = page(partition, prefix, start);
      items.addAll(page.items());
      start = page.lastEvaluatedKey();
    } while (!start.isEmpty());
    return items;
  }

  private QueryResponse page(String partition, String prefix, Map<String, AttributeValue> start) {
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(consistent)
            .keyConditionExpression(BEGINNING)
            .expressionAttributeValues(
                Map.of(
                    ":partition", AttributeValue.fromS(partition),
                    ":prefix", AttributeValue.fromS(prefix)));
    if (!start.isEmpty()) {
      request.exclusiveStartKey(start);
    }
    return DynamoDbFailures.translate(() -> client.query(request.build()));
  }
}
