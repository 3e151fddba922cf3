package dev.porchlight.store.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Reads all items of a partition whose sort keys share a prefix, page by page.
final class QueryRead {
  private static final String BEGINNING = "PK = :partition AND begins_with(SK, :prefix)";

  private final StoreCalls calls;
  private final String table;
  private final boolean consistent;

  QueryRead(StoreCalls calls, String table, boolean consistent) {
    this.calls = calls;
    this.table = table;
    this.consistent = consistent;
  }

  /// The items in order of their sort keys.
  List<Map<String, AttributeValue>> allBeginning(String partition, String prefix) {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(consistent)
            .keyConditionExpression(BEGINNING)
            .expressionAttributeValues(
                Map.of(
                    ":partition", AttributeValue.fromS(partition),
                    ":prefix", AttributeValue.fromS(prefix)))
            .build();
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    calls.query(request).forEach(items::add);
    return items;
  }
}
