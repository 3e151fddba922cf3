package dev.porchlight.workbench.local;

import java.util.Map;

/// How long a function waits for its store, as settings of [FunctionUnderTest#start].
public final class StoreTimeouts {
  /// Two tries within a second, so that a test of many faults does not wait long. The real ones
  /// (`application.properties`) are those of `FaultsIT` and `GenAuthStoreIT`.
  public static final Map<String, String> SHORT =
      Map.of(
          "AWS_MAX_ATTEMPTS", "2",
          "QUARKUS_DYNAMODB_API_CALL_ATTEMPT_TIMEOUT", "800MS",
          "QUARKUS_DYNAMODB_API_CALL_TIMEOUT", "1S");

  private StoreTimeouts() {}
}
