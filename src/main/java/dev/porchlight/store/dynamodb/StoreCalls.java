package dev.porchlight.store.dynamodb;

import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.telemetry.StoreObserver;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
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

  private final DynamoDbClient client;
  private final StoreObserver observer;

  /// @param observer is notified of each call. Outside a request, there is no deadline.
  public StoreCalls(DynamoDbClient client, StoreObserver observer) {
    this.client = client;
    this.observer = observer;
  }

  /// Makes calls unobserved and without a deadline, for tools and tests.
  public StoreCalls(DynamoDbClient client) {
    this(client, StoreObserver.NONE);
  }

  /// Makes one call. Anything the SDK throws (refused, timed out, throttled, no such table, no
  /// permission, an unreadable answer) becomes a [StoreUnavailableException]; so does a call after
  /// the request's deadline.
  <T> T call(Function<DynamoDbClient, T> call) {
    if (observer.requestNanos() > DEADLINE_NANOS) {
      throw new StoreUnavailableException("DynamoDB was too slow for one request");
    }
    long started = System.nanoTime();
    try {
      T answer = call.apply(client);
      observer.storeAnswered(System.nanoTime() - started);
      return answer;
    } catch (SdkException e) {
      observer.storeFailed(System.nanoTime() - started);
      throw new StoreUnavailableException("DynamoDB did not answer: " + kind(e), e);
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
    GetItemRequest request =
        GetItemRequest.builder().tableName(table).key(key).consistentRead(consistent).build();
    Map<String, AttributeValue> item = call(asked -> asked.getItem(request)).item();
    return item.isEmpty() ? Optional.empty() : Optional.of(item);
  }

  /// All items that a query finds, page by page. Each page is read only when it is needed.
  Iterable<Map<String, AttributeValue>> query(QueryRequest request) {
    return () -> new QueryItems(this, request);
  }

  /// Closes the client.
  void close() {
    client.close();
  }

  private static String kind(SdkException e) {
    boolean answered =
        e instanceof AwsServiceException service && service.awsErrorDetails() != null;
    return answered
        ? ((AwsServiceException) e).awsErrorDetails().errorCode()
        : e.getClass().getSimpleName();
  }
}
