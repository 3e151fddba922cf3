package dev.porchlight.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import org.jspecify.annotations.Nullable;

/// One call of the function.
final class Invocation implements Context {
  private final String requestId;
  private final String deadlineMillis;
  private final byte[] event;

  /// @param deadlineMillis epoch milliseconds as text; empty if not known
  /// @param event JSON, as it arrived
  Invocation(String requestId, String deadlineMillis, byte[] event) {
    this.requestId = requestId;
    this.deadlineMillis = deadlineMillis;
    this.event = event;
  }

  byte[] event() {
    return event;
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return deadlineMillis.isEmpty()
        ? 0
        : (int) Math.max(0, Long.parseLong(deadlineMillis) - System.currentTimeMillis());
  }

  @Override
  public @Nullable String getLogGroupName() {
    return System.getenv("AWS_LAMBDA_LOG_GROUP_NAME");
  }

  @Override
  public @Nullable String getLogStreamName() {
    return System.getenv("AWS_LAMBDA_LOG_STREAM_NAME");
  }

  @Override
  public @Nullable String getFunctionName() {
    return System.getenv("AWS_LAMBDA_FUNCTION_NAME");
  }

  @Override
  public @Nullable String getFunctionVersion() {
    return System.getenv("AWS_LAMBDA_FUNCTION_VERSION");
  }

  @Override
  public @Nullable String getInvokedFunctionArn() {
    return null;
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getMemoryLimitInMB() {
    String megabytes = System.getenv("AWS_LAMBDA_FUNCTION_MEMORY_SIZE");
    return megabytes == null ? 0 : Integer.parseInt(megabytes);
  }

  @Override
  public LambdaLogger getLogger() {
    return LambdaRuntime.getLogger();
  }
}
