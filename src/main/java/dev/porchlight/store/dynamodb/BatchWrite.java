package dev.porchlight.store.dynamodb;

import dev.porchlight.session.StoreBusyException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Writes many items in calls of up to 25, and retries those that DynamoDB leaves unprocessed.
final class BatchWrite {
  private static final int MOST_ITEMS = 25;
  private static final int MOST_TRIES = 9;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

  private final StoreCalls calls;
  private final String table;

  BatchWrite(StoreCalls calls, String table) {
    this.calls = calls;
    this.table = table;
  }

  static WriteRequest put(Map<String, AttributeValue> item) {
    return WriteRequest.builder().putRequest(r -> r.item(item)).build();
  }

  static WriteRequest delete(Map<String, AttributeValue> key) {
    return WriteRequest.builder().deleteRequest(r -> r.key(key)).build();
  }

  /// Makes all the writes.
  ///
  /// @param writes of different items
  /// @throws StoreBusyException if any of them could not be written
  void all(List<WriteRequest> writes) {
    for (int from = 0; from < writes.size(); from += MOST_ITEMS) {
      batch(writes.subList(from, Math.min(writes.size(), from + MOST_ITEMS)));
    }
  }

  private void batch(List<WriteRequest> writes) {
    List<WriteRequest> open = writes;
    Duration pause = FIRST_PAUSE;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      BatchWriteItemRequest request =
          BatchWriteItemRequest.builder().requestItems(Map.of(table, open)).build();
      open =
          calls
              .call(client -> client.batchWriteItem(request))
              .unprocessedItems()
              .getOrDefault(table, List.of());
      if (open.isEmpty()) {
        return;
      }
      Pause.of(pause);
      pause = pause.multipliedBy(2);
    }
    throw new StoreBusyException("DynamoDB left items unprocessed");
  }
}
