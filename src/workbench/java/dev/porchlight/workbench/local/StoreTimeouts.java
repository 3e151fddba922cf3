package dev.porchlight.workbench.local;

import java.util.Map;

/// How long a function waits for its store, as settings for [FunctionUnderTest#start].
public final class StoreTimeouts {
  /// Two tries within a second, so that a test with many faults does not wait long. `FaultsIT` and
  /// `GenAuthStoreIT` use the real ones (`application.properties`).
  public static final Map<String, String> SHORT =
      Map.of(
          "AWS_MAX_ATTEMPTS", "2",
          "QUARKUS_DYNAMODB_API_CALL_ATTEMPT_TIMEOUT", "800MS",
          "QUARKUS_DYNAMODB_API_CALL_TIMEOUT", "1S");

  private StoreTimeouts() {}
}
