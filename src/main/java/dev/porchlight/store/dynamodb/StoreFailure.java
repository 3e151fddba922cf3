package dev.porchlight.store.dynamodb;

import dev.porchlight.session.StoreBusyException;
import dev.porchlight.session.StoreUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ReplicatedWriteConflictException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/// What an exception of the SDK means. Sources: DynamoDB API Reference, *TransactWriteItems* (the
/// reasons of a cancellation) and *ThrottlingReason*.
final class StoreFailure {
  /// Reasons to cancel a transaction that may be gone a moment later.
  private static final Set<String> PASSING =
      Set.of("TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError");

  /// Ends a reason to throttle one partition, not a table or an account.
  private static final String ONE_PARTITION = "KeyRangeThroughputExceeded";

  /// The SDK lists everything that it tried.
  private static final int MOST_DETAILS = 200;

  private StoreFailure() {}

  /// Whether nothing was written because another write of the same item was under way. The SDK does
  /// not try again by itself.
  static boolean isConflict(SdkException e) {
    return switch (e) {
      case TransactionConflictException _,
          TransactionInProgressException _,
          ReplicatedWriteConflictException _ ->
          true;
      case TransactionCanceledException cancelled ->
          cancelled.cancellationReasons().stream()
              .anyMatch(reason -> PASSING.contains(reason.code()));
      default -> false;
    };
  }

  /// Whether callers can bring it about by asking too much of one user at once.
  static boolean isBusy(SdkException e) {
    return switch (e) {
      case ProvisionedThroughputExceededException throttled ->
          isOfOnePartition(throttled.throttlingReasons());
      case ThrottlingException throttled -> isOfOnePartition(throttled.throttlingReasons());
      default -> isConflict(e);
    };
  }

  /// The domain's own failure.
  ///
  /// @param place where the store was looked for, and more about what failed; empty in the
  ///   function, whose log shall not hold what an SDK may say
  static StoreUnavailableException of(SdkException e, Optional<String> place) {
    String what =
        kind(e)
            + place
                .map(where -> "%s (%s). %s".formatted(details(e), where, OperatorAdvice.on(e)))
                .orElse("");
    if (isBusy(e)) {
      return new StoreBusyException("DynamoDB was asked too much of one item: " + what, e);
    }
    String how = answered(e) ? "refused" : "did not answer";
    return new StoreUnavailableException("DynamoDB " + how + ": " + what, e);
  }

  /// Why there was no answer: no credentials, or nobody listens there. An answer needs no more than
  /// its name.
  private static String details(SdkException e) {
    String message = String.valueOf(e.getMessage());
    return answered(e)
        ? ""
        : ": " + message.substring(0, Math.min(message.length(), MOST_DETAILS)).replace('\n', ' ');
  }

  private static boolean isOfOnePartition(List<ThrottlingReason> reasons) {
    return !reasons.isEmpty()
        && reasons.stream()
            .allMatch(given -> given.reason() != null && given.reason().endsWith(ONE_PARTITION));
  }

  private static String kind(SdkException e) {
    return answered(e)
        ? ((AwsServiceException) e).awsErrorDetails().errorCode()
        : e.getClass().getSimpleName();
  }

  private static boolean answered(SdkException e) {
    return e instanceof AwsServiceException service && service.awsErrorDetails() != null;
  }
}
