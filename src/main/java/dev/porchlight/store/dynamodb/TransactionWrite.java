package dev.porchlight.store.dynamodb;

import dev.porchlight.session.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Writes up to 100 items at once or not at all.
final class TransactionWrite {
  /// DynamoDB's limit for one transaction.
  static final int MOST_ITEMS = 100;

  private static final int MOST_TRIES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";

  private final StoreCalls calls;

  TransactionWrite(StoreCalls calls) {
    this.calls = calls;
  }

  /// Makes all the writes, each of another item. Writes that meet another transaction are tried
  /// again.
  ///
  /// @return false if nothing was written because a condition did not hold
  /// @throws StoreUnavailableException if nothing could be written
  boolean all(List<TransactWriteItem> writes) {
    return refused(writes).isEmpty();
  }

  /// Makes all the writes, as [#all].
  ///
  /// @return empty if all was written; else nothing was, and these are the places in `writes` of
  ///   the conditions that did not hold
  /// @throws StoreUnavailableException if nothing could be written
  Set<Integer> refused(List<TransactWriteItem> writes) {
    Duration pause = FIRST_PAUSE;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      switch (attempt(writes)) {
        case Outcome.Written _ -> {
          return Set.of();
        }
        case Outcome.Refused(Set<Integer> places) -> {
          return places;
        }
        case Outcome.Crossed _ -> Pause.of(pause);
      }
      pause = pause.multipliedBy(2);
    }
    throw new StoreUnavailableException("DynamoDB cancelled a transaction again and again");
  }

  private sealed interface Outcome {
    record Written() implements Outcome {}

    record Refused(Set<Integer> places) implements Outcome {}

    record Crossed() implements Outcome {}
  }

  private Outcome attempt(List<TransactWriteItem> writes) {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder().transactItems(writes).build();
    return calls.call(client -> {
      try {
        client.transactWriteItems(request);
        return new Outcome.Written();
      } catch (TransactionCanceledException e) {
        Set<Integer> places = refusals(e.cancellationReasons());
        return places.isEmpty() ? new Outcome.Crossed() : new Outcome.Refused(places);
      }
    });
  }

  private static Set<Integer> refusals(List<CancellationReason> reasons) {
    return IntStream.range(0, reasons.size())
        .filter(place -> CONDITION_FAILED.equals(reasons.get(place).code()))
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }
}
