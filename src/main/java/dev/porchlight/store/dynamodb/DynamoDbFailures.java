package dev.porchlight.store.dynamodb;

import dev.porchlight.session.StoreUnavailableException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// The one place where DynamoDB's failures become the domain's.
final class DynamoDbFailures {
  private DynamoDbFailures() {}

  /// The answer to `call`. Whatever the SDK throws (refused, timed out, throttled, no such table,
  /// no permission, an answer that cannot be read) becomes a [StoreUnavailableException].
  static <T> T translate(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
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
