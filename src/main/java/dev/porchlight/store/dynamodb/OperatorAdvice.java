package dev.porchlight.store.dynamodb;

import java.net.ConnectException;
import java.net.UnknownHostException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// What an operator can do about a failure of DynamoDB, in one sentence. Source: DynamoDB Developer
/// Guide, *Error handling with DynamoDB*.
final class OperatorAdvice {
  private OperatorAdvice() {}

  static String on(SdkException e) {
    return e instanceof AwsServiceException service && service.awsErrorDetails() != null
        ? onRefusal(service.awsErrorDetails().errorCode())
        : onSilence(e);
  }

  private static String onRefusal(String code) {
    return switch (code) {
      case "ResourceNotFoundException" ->
          "Check SESSION_TABLE, ACCESS_KEY_TABLE, the region and ENDPOINT, or create the tables.";
      case "ExpiredTokenException",
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "IncompleteSignatureException",
          "MissingAuthenticationTokenException" ->
          "The credentials are not valid, or no longer: sign in again, or set AWS_PROFILE.";
      case "ValidationException" -> "Check that SESSION_TABLE and ACCESS_KEY_TABLE are our tables.";
      case "AccessDeniedException" -> "These credentials may not use the tables.";
      default -> "Try again later.";
    };
  }

  private static String onSilence(SdkException e) {
    if (String.valueOf(e.getMessage()).contains("credentials")) {
      return "Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.";
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
        return "Nothing answers there: check ENDPOINT and the region, and that DynamoDB is running.";
      }
    }
    return "Try again later.";
  }
}
