package dev.porchlight.store.dynamodb;

import dev.porchlight.session.StoreBusyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Reads up to 100 items in one call. DynamoDB may leave some keys unprocessed; those are requested
/// again, and if they stay unprocessed, the whole read fails: there are no partial answers.
final class BatchRead {
  /// DynamoDB's limit for one BatchGetItem.
  static final int MOST_KEYS = 100;

  private static final int MOST_TRIES = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

  private final StoreCalls calls;
  private final String table;
  private final boolean consistent;

  BatchRead(StoreCalls calls, String table, boolean consistent) {
    this.calls = calls;
    this.table = table;
    this.consistent = consistent;
  }

  /// The items that exist under any number of different `keys`, in no particular order.
  List<Map<String, AttributeValue>> allItems(List<Map<String, AttributeValue>> keys) {
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += MOST_KEYS) {
      found.addAll(items(keys.subList(from, Math.min(keys.size(), from + MOST_KEYS))));
    }
    return found;
  }

  /// The items that exist under the `wanted` keys, mapped by what each key stands for.
  ///
  /// @param wanted any number of keys
  <K, V> Map<K, V> found(
      Map<Map<String, AttributeValue>, K> wanted, Function<Map<String, AttributeValue>, V> read) {
    Map<K, V> found = new HashMap<>();
    for (Map<String, AttributeValue> item : allItems(List.copyOf(wanted.keySet()))) {
      found.put(SessionTable.asked(wanted, item), read.apply(item));
    }
    return found;
  }

  /// The items that exist under `keys`, in no particular order.
  ///
  /// @param keys 1 to 100 different keys
  List<Map<String, AttributeValue>> items(List<Map<String, AttributeValue>> keys) {
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    List<Map<String, AttributeValue>> open = keys;
    Duration pause = FIRST_PAUSE;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      BatchGetItemResponse response = ask(open);
      found.addAll(response.responses().getOrDefault(table, List.of()));
      KeysAndAttributes unprocessed = response.unprocessedKeys().get(table);
      if (unprocessed == null || unprocessed.keys().isEmpty()) {
        return found;
      }
      open = unprocessed.keys();
      Pause.of(pause);
      pause = pause.multipliedBy(2);
    }
    throw new StoreBusyException("DynamoDB left keys unprocessed");
  }

  private BatchGetItemResponse ask(List<Map<String, AttributeValue>> keys) {
    KeysAndAttributes wanted =
        KeysAndAttributes.builder().keys(keys).consistentRead(consistent).build();
    BatchGetItemRequest request =
        BatchGetItemRequest.builder().requestItems(Map.of(table, wanted)).build();
    return calls.call(client -> client.batchGetItem(request));
  }
}
