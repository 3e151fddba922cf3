package dev.porchlight.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porchlight.session.StoreBusyException;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.telemetry.StoreObserver;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReplicatedWriteConflictException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

class StoreCallsTest {
  private static final long DEADLINE = Duration.ofSeconds(5).toNanos();

  private final Recorded observer = new Recorded();
  private final List<QueryRequest> asked = new ArrayList<>();
  private final StoreCalls calls = new StoreCalls(client(), observer, null);

  private static final class Recorded implements StoreObserver {
    private final List<String> seen = new ArrayList<>();
    private long requestNanos;
    private int storeCalls;

    @Override
    public void storeAnswered(long nanos) {
      seen.add("answered");
    }

    @Override
    public void storeFailed(long nanos) {
      seen.add("failed");
    }

    @Override
    public void storeDetoured() {
      seen.add("detoured");
    }

    @Override
    public long requestNanos() {
      return requestNanos;
    }

    @Override
    public int storeCalls() {
      return storeCalls;
    }
  }

  @Test
  void answerIsObserved() {
    assertThat(calls.<String>call(_ -> "answer")).isEqualTo("answer");
    assertThat(observer.seen).containsExactly("answered");
  }

  @Test
  void failureIsObservedAndBecomesAnOutage() {
    assertThatThrownBy(() ->
            calls.call(_ -> {
              throw SdkClientException.create("no route");
            }))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage("DynamoDB did not answer: SdkClientException");
    assertThat(observer.seen).containsExactly("failed");
  }

  static Stream<Arguments> conflicts() {
    return Stream.of(
            TransactionConflictException.builder().build(),
            TransactionInProgressException.builder().build(),
            ReplicatedWriteConflictException.builder().build(),
            cancelled("None", "TransactionConflict"),
            cancelled("ThrottlingError", "None"),
            cancelled("ProvisionedThroughputExceeded"))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("conflicts")
  void conflictIsTriedAgainUntilItIsOver(SdkException conflict) {
    AtomicInteger tries = new AtomicInteger();
    String answer =
        calls.call(_ -> {
          if (tries.incrementAndGet() < 4) {
            throw conflict;
          }
          return "written";
        });
    assertThat(answer).isEqualTo("written");
    assertThat(observer.seen).containsExactly("answered", "answered", "answered", "answered");
  }

  @ParameterizedTest
  @MethodSource("conflicts")
  void conflictThatLastsIsReportedAndIsNoFailureOfTheStore(SdkException conflict) {
    assertThatThrownBy(() -> fail(conflict)).isInstanceOf(StoreBusyException.class);
    assertThat(observer.seen).hasSize(5).containsOnly("answered");
  }

  @Test
  void conflictIsNotTriedAgainAfterTheDeadline() {
    AtomicInteger tries = new AtomicInteger();
    assertThatThrownBy(() ->
            calls.call(_ -> {
              observer.requestNanos = DEADLINE + 1;
              tries.incrementAndGet();
              throw TransactionConflictException.builder().build();
            }))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(tries).hasValue(1);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
            SdkClientException.create("no route"),
            cancelled("None", "ValidationError"),
            throttled(),
            throttled("TableReadMaxOnDemandThroughputExceeded"),
            throttled("TableReadKeyRangeThroughputExceeded", "TableReadAccountLimitExceeded"))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void anythingElseFailsAtOnce(SdkException failure) {
    assertThatThrownBy(() -> fail(failure))
        .isInstanceOf(StoreUnavailableException.class)
        .isNotInstanceOf(StoreBusyException.class);
    assertThat(observer.seen).containsExactly("failed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TableReadKeyRangeThroughputExceeded", "IndexWriteKeyRangeThroughputExceeded"})
  void oneHotUserIsNoFailureOfTheStore(String reason) {
    assertThatThrownBy(() -> fail(throttled(reason))).isInstanceOf(StoreBusyException.class);
    assertThat(observer.seen).containsExactly("answered");
  }

  @Test
  void requestThatNeedsTooManyCallsIsNoFailureOfTheStore() {
    observer.requestNanos = DEADLINE + 1;
    observer.storeCalls = 50;
    assertThatThrownBy(() -> calls.call(_ -> "late")).isInstanceOf(StoreBusyException.class);
    observer.storeCalls = 49;
    assertThatThrownBy(() -> calls.call(_ -> "late")).isNotInstanceOf(StoreBusyException.class);
  }

  private void fail(SdkException failure) {
    calls.call(_ -> {
      throw failure;
    });
  }

  private static SdkException cancelled(String... reasons) {
    List<CancellationReason> all =
        Stream.of(reasons).map(code -> CancellationReason.builder().code(code).build()).toList();
    return TransactionCanceledException.builder().cancellationReasons(all).build();
  }

  private static SdkException throttled(String... reasons) {
    List<ThrottlingReason> all =
        Stream.of(reasons).map(one -> ThrottlingReason.builder().reason(one).build()).toList();
    return ProvisionedThroughputExceededException.builder().throttlingReasons(all).build();
  }

  @Test
  void requestMakesNoCallsAfterItsDeadline() {
    observer.requestNanos = DEADLINE;
    assertThat(calls.<String>call(_ -> "in time")).isEqualTo("in time");
    observer.requestNanos = DEADLINE + 1;
    assertThatThrownBy(() -> calls.call(_ -> "late"))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage("DynamoDB was too slow for one request");
    assertThat(observer.seen).containsExactly("answered");
  }

  @Test
  void failedConditionIsAnAnswer() {
    assertThat(calls.holds(_ -> {})).isTrue();
    assertThat(
            calls.holds(_ -> {
              throw ConditionalCheckFailedException.builder().build();
            }))
        .isFalse();
    assertThat(observer.seen).containsExactly("answered", "answered");
  }

  @Test
  void pagesAreReadToTheEndButOnlyWhenNeeded() {
    Iterator<Map<String, AttributeValue>> items =
        calls.query(QueryRequest.builder().tableName("t").build()).iterator();
    assertThat(items.next()).isEqualTo(item("a"));
    assertThat(asked).hasSize(1);
    assertThat(items.hasNext()).isTrue();
    assertThat(items.next()).isEqualTo(item("b"));
    assertThat(items.hasNext()).isFalse();
    assertThat(asked)
        .extracting(QueryRequest::exclusiveStartKey)
        .containsExactly(Map.of(), item("1"), item("2"));
    assertThat(observer.seen).containsExactly("answered", "answered", "answered");
  }

  /// A client with three pages of answers: one item, none, one item.
  private DynamoDbClient client() {
    List<QueryResponse> pages =
        List.of(
            QueryResponse.builder().items(List.of(item("a"))).lastEvaluatedKey(item("1")).build(),
            QueryResponse.builder().lastEvaluatedKey(item("2")).build(),
            QueryResponse.builder().items(List.of(item("b"))).build());
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (_, _, arguments) -> {
              asked.add((QueryRequest) arguments[0]);
              return pages.get(asked.size() - 1);
            });
  }

  private static Map<String, AttributeValue> item(String value) {
    return Map.of("key", AttributeValue.fromS(value));
  }
}
