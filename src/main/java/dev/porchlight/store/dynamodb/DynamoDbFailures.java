package dev.porchlight.store.dynamodb;

import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.telemetry.StorePatience;
import dev.porchlight.telemetry.StoreWork;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// The one place through which all calls of DynamoDB go: they are timed, and failures become the
/// domain's.
final class DynamoDbFailures {
  private DynamoDbFailures() {}

  /// The answer to `call`. Whatever the SDK throws (refused, timed out, throttled, no such table,
  /// no permission, an answer that cannot be read) becomes a [StoreUnavailableException]; so does a
  /// call for a request that has waited for the store long enough.
  static <T> T translate(Supplier<T> call) {
    if (StorePatience.isOver()) {
      throw new StoreUnavailableException("DynamoDB was too slow for one request");
    }
    long started = System.nanoTime();
    try {
      T answer = call.get();
      StoreWork.answered(System.nanoTime() - started);
      return answer;
    } catch (SdkException e) {
      StoreWork.failed(System.nanoTime() - started);
      throw new StoreUnavailableException("DynamoDB did not answer: " + kind(e), e);
    }
  }

  private static String kind(SdkException e) {
    boolean answered =
        e instanceof AwsServiceException service && service.awsErrorDetails() != null;
    return answered
        ? ((AwsServiceException) e).awsErrorDetails().errorCode()
        : e.getClass().getSimpleName();
  }
}
