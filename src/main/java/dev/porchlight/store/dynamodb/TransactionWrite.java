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

/// Writes up to 100 items, all or none.
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

  /// Makes all the writes, each to a different item. Writes that conflict with another transaction
  /// are retried.
  ///
  /// @return false if nothing was written because a condition did not hold
  /// @throws StoreUnavailableException if nothing could be written
  boolean all(List<TransactWriteItem> writes) {
    return refused(writes).isEmpty();
  }

  /// Makes all the writes, like [#all].
  ///
  /// @return empty if everything was written; otherwise nothing was, and these are the positions in
  ///   `writes` of the conditions that did not hold
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
        case Outcome.Conflicted _ -> Pause.of(pause);
      }
      pause = pause.multipliedBy(2);
    }
    throw new StoreUnavailableException("DynamoDB kept cancelling a transaction");
  }

  private sealed interface Outcome {
    record Written() implements Outcome {}

    record Refused(Set<Integer> places) implements Outcome {}

    record Conflicted() implements Outcome {}
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
        return places.isEmpty() ? new Outcome.Conflicted() : new Outcome.Refused(places);
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
