package dev.porchlight.store.dynamodb;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The real client, whose next writes fail as planned: before they reach DynamoDB, or after it has
/// performed them, so that only its answer is lost.
final class FailingWrites {
  private final Deque<Outcome> plan = new ArrayDeque<>();
  private final DynamoDbClient real;

  enum Outcome {
    DONE,
    LOST_BEFORE,
    LOST_AFTER
  }

  FailingWrites(DynamoDbClient real) {
    this.real = real;
  }

  /// Plans the outcomes of the next writes, in order; later writes are done.
  void plan(List<Outcome> outcomes) {
    plan.clear();
    plan.addAll(outcomes);
  }

  DynamoDbClient client() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            FailingWrites.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (_, method, arguments) -> {
              Outcome outcome = isWrite(method.getName()) ? next() : Outcome.DONE;
              if (outcome == Outcome.LOST_BEFORE) {
                throw SdkClientException.create("lost before");
              }
              try {
                Object answer = method.invoke(real, arguments);
                if (outcome == Outcome.LOST_AFTER) {
                  throw SdkClientException.create("lost after");
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private Outcome next() {
    Outcome outcome = plan.poll();
    return outcome == null ? Outcome.DONE : outcome;
  }

  private static boolean isWrite(String method) {
    String name = method.toLowerCase(Locale.ROOT);
    return name.contains("write")
        || name.contains("update")
        || name.contains("put")
        || name.contains("delete");
  }
}
