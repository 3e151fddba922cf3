package dev.porchlight.store.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Writes up to 100 items, all or none.
final class TransactionWrite {
  /// DynamoDB's limit for one transaction.
  static final int MOST_ITEMS = 100;

  private static final String CONDITION_FAILED = "ConditionalCheckFailed";

  private final StoreCalls calls;

  TransactionWrite(StoreCalls calls) {
    this.calls = calls;
  }

  /// Makes all the writes, each to a different item. Writes that conflict with others are tried
  /// again, as every call is.
  ///
  /// @return false if nothing was written because a condition did not hold
  /// @throws dev.porchlight.session.StoreUnavailableException if nothing could be written
  boolean all(List<TransactWriteItem> writes) {
    return refused(writes).isEmpty();
  }

  /// Makes all the writes, like [#all].
  ///
  /// @return empty if everything was written; otherwise nothing was, and these are the positions in
  ///   `writes` of the conditions that did not hold
  /// @throws dev.porchlight.session.StoreUnavailableException if nothing could be written
  Set<Integer> refused(List<TransactWriteItem> writes) {
    return refusedItems(writes).keySet();
  }

  /// Makes all the writes, like [#refused].
  ///
  /// @return at each refused position, the item that was in the way, if the write asks for it
  ///   (`ALL_OLD`) and there was one; otherwise nothing
  /// @throws dev.porchlight.session.StoreUnavailableException if nothing could be written
  Map<Integer, Map<String, AttributeValue>> refusedItems(List<TransactWriteItem> writes) {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder().transactItems(writes).build();
    return calls.call(client -> {
      try {
        client.transactWriteItems(request);
        return Map.of();
      } catch (TransactionCanceledException e) {
        Map<Integer, Map<String, AttributeValue>> places = refusals(e.cancellationReasons());
        if (places.isEmpty()) {
          throw e;
        }
        return places;
      }
    });
  }

  private static Map<Integer, Map<String, AttributeValue>> refusals(
      List<CancellationReason> reasons) {
    return IntStream.range(0, reasons.size())
        .filter(place -> CONDITION_FAILED.equals(reasons.get(place).code()))
        .boxed()
        .collect(Collectors.toUnmodifiableMap(place -> place, place -> reasons.get(place).item()));
  }
}
