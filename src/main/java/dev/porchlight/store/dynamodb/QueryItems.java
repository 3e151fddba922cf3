package dev.porchlight.store.dynamodb;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// The items that a query finds, in the query's order. Reads the next page when the current one is
/// used up.
final class QueryItems implements Iterator<Map<String, AttributeValue>> {
  private final StoreCalls calls;
  private final QueryRequest request;
  private Map<String, AttributeValue> lastKey;
  private Iterator<Map<String, AttributeValue>> page;

  QueryItems(StoreCalls calls, QueryRequest request) {
    this.calls = calls;
    this.request = request;
    QueryResponse first = calls.call(client -> client.query(request));
    this.lastKey = first.lastEvaluatedKey();
    this.page = first.items().iterator();
  }

  @Override
  public boolean hasNext() {
    while (!page.hasNext() && !lastKey.isEmpty()) {
      QueryRequest next = request.toBuilder().exclusiveStartKey(lastKey).build();
      QueryResponse response = calls.call(client -> client.query(next));
      lastKey = response.lastEvaluatedKey();
      page = response.items().iterator();
    }
    return page.hasNext();
  }

  @Override
  public Map<String, AttributeValue> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.next();
  }
}
