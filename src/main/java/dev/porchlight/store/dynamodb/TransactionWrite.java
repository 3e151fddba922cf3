package dev.porchlight.store.dynamodb;

import dev.porchlight.session.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
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

  private final DynamoDbClient client;

  TransactionWrite(DynamoDbClient client) {
    this.client = client;
  }

  /// Makes all the writes, each of another item. Writes that meet another transaction are tried
  /// again.
  ///
  /// @return false if nothing was written because a condition did not hold
  /// @throws StoreUnavailableException if nothing could be written
  boolean all(List<TransactWriteItem> writes) {
    Duration pause = FIRST_PAUSE;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      switch (attempt(writes)) {
        case WRITTEN -> {
          return true;
        }
        case REFUSED -> {
          return false;
        }
        case CROSSED -> Pause.of(pause);
      }
      pause = pause.multipliedBy(2);
    }
    throw new StoreUnavailableException("DynamoDB cancelled a transaction again and again");
  }

  private enum Outcome {
    WRITTEN,
    REFUSED,
    CROSSED
  }

  private Outcome attempt(List<TransactWriteItem> writes) {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder().transactItems(writes).build();
    return DynamoDbFailures.translate(() -> {
      try {
        client.transactWriteItems(request);
        return Outcome.WRITTEN;
      } catch (TransactionCanceledException e) {
        boolean refused =
            e.cancellationReasons().stream().anyMatch(r -> CONDITION_FAILED.equals(r.code()));
        return refused ? Outcome.REFUSED : Outcome.CROSSED;
      }
    });
  }
}
