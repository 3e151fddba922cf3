package dev.porchlight.store.dynamodb;

import dev.porchlight.session.StoreBusyException;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.store.dynamodb.direct.DirectRead;
import dev.porchlight.telemetry.StoreObserver;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Makes every call to DynamoDB: times it, enforces the request's deadline, and turns failures into
/// the domain's own.
public final class StoreCalls {
  /// How long one request may keep making calls. Each call has a limit of its own, but a request
  /// may need many: this leaves the family time to report a slow store before Lambda ends the
  /// function (10 s: these 5, the last call's 4, and 1 to spare).
  private static final long DEADLINE_NANOS = Duration.ofSeconds(5).toNanos();

  /// With this many calls in that time, the store was quick, and it is the request that is large.
  private static final int MANY_CALLS = 50;

  private static final int MOST_TRIES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

  private final DynamoDbClient client;
  private final StoreObserver observer;
  private final @Nullable DirectRead direct;
  private final Optional<String> place;

  /// @param observer is notified of each call. Outside a request, there is no deadline.
  /// @param direct reads single items, if it can; null to read everything with `client`
  public StoreCalls(DynamoDbClient client, StoreObserver observer, @Nullable DirectRead direct) {
    this(client, observer, direct, Optional.empty());
  }

  private StoreCalls(
      DynamoDbClient client,
      StoreObserver observer,
      @Nullable DirectRead direct,
      Optional<String> place) {
    this.client = client;
    this.observer = observer;
    this.direct = direct;
    this.place = place;
  }

  /// Makes calls for an operator, whom failures tell what failed, and where.
  ///
  /// @param place for people: tables, region and address
  static StoreCalls ofOperator(DynamoDbClient client, String place) {
    return new StoreCalls(client, StoreObserver.NONE, null, Optional.of(place));
  }

  /// Makes calls unobserved and without a deadline, for tools and tests.
  public StoreCalls(DynamoDbClient client) {
    this(client, StoreObserver.NONE, null);
  }

  /// Makes one call, and makes it again a few times if it conflicts with another write. Anything
  /// else that the SDK throws (refused, timed out, throttled, no such table, no permission, an
  /// unreadable answer) becomes a [StoreUnavailableException]; so does a call after the request's
  /// deadline.
  ///
  /// @throws StoreBusyException if the reason is what callers ask for, not the store
  <T> T call(Function<DynamoDbClient, T> call) {
    Duration pause = FIRST_PAUSE;
    for (int tries = 1; ; tries++) {
      try {
        return once(call);
      } catch (SdkException e) {
        if (tries == MOST_TRIES || !StoreFailure.isConflict(e)) {
          throw StoreFailure.of(e, place);
        }
      }
      Pause.of(pause);
      pause = pause.multipliedBy(2);
    }
  }

  private <T> T once(Function<DynamoDbClient, T> call) {
    checkDeadline();
    long started = System.nanoTime();
    try {
      T answer = call.apply(client);
      observer.storeAnswered(System.nanoTime() - started);
      return answer;
    } catch (SdkException e) {
      long nanos = System.nanoTime() - started;
      if (StoreFailure.isBusy(e)) {
        observer.storeAnswered(nanos);
      } else {
        observer.storeFailed(nanos);
      }
      throw e;
    }
  }

  /// Makes a conditional write.
  ///
  /// @return false if nothing was written because the condition did not hold
  boolean holds(Consumer<DynamoDbClient> write) {
    return call(asked -> {
      try {
        write.accept(asked);
        return true;
      } catch (ConditionalCheckFailedException e) {
        return false;
      }
    });
  }

  /// Reads one item; empty if there is none under `key`.
  Optional<Map<String, AttributeValue>> get(
      String table, Map<String, AttributeValue> key, boolean consistent) {
    Map<String, AttributeValue> item = direct == null ? null : read(direct, table, key, consistent);
    if (item == null) {
      item = read(table, key, consistent);
    }
    return item.isEmpty() ? Optional.empty() : Optional.of(item);
  }

  private @Nullable Map<String, AttributeValue> read(
      DirectRead by, String table, Map<String, AttributeValue> key, boolean consistent) {
    checkDeadline();
    long started = System.nanoTime();
    Map<String, AttributeValue> item = by.item(table, key, consistent);
    if (item == null) {
      observer.storeDetoured();
    } else {
      observer.storeAnswered(System.nanoTime() - started);
    }
    return item;
  }

  private Map<String, AttributeValue> read(
      String table, Map<String, AttributeValue> key, boolean consistent) {
    GetItemRequest request =
        GetItemRequest.builder().tableName(table).key(key).consistentRead(consistent).build();
    return call(asked -> asked.getItem(request)).item();
  }

  /// All items that a query finds, page by page. Each page is read only when it is needed.
  Iterable<Map<String, AttributeValue>> query(QueryRequest request) {
    return () -> new QueryItems(this, request);
  }

  /// The client itself, for its credentials.
  DynamoDbClient client() {
    return client;
  }

  private void checkDeadline() {
    if (observer.requestNanos() > DEADLINE_NANOS) {
      throw observer.storeCalls() < MANY_CALLS
          ? new StoreUnavailableException("DynamoDB was too slow for one request")
          : new StoreBusyException("one request needed too many calls of DynamoDB");
    }
  }

  /// Closes the client.
  void close() {
    client.close();
  }
}
