package dev.porchlight.telemetry;

/// The figures of one operation since they were last written.
final class OperationMetrics {
  private final String family;
  private final String operation;
  private final Values latencyNanos = new Values();
  private final Values storeNanos = new Values();
  private long checks;
  private long liveAnswers;
  private long failures;
  private long storeErrors;

  OperationMetrics(String family, String operation) {
    this.family = family;
    this.operation = operation;
  }

  boolean isOf(ObservedRequest request) {
    return operation.equals(request.operation()) && family.equals(request.family());
  }

  void add(ObservedRequest request) {
    latencyNanos.add(request.durationNanos());
    if (request.storeCalls() > 0) {
      storeNanos.add(request.storeNanos());
    }
    checks += request.checks();
    liveAnswers += request.liveAnswers();
    failures += request.outcome().isFailure() ? 1 : 0;
    storeErrors += request.storeErrors();
  }

  boolean isEmpty() {
    return latencyNanos.size() == 0;
  }

  boolean isFull() {
    return latencyNanos.isFull();
  }

  /// The line; counting then starts again from zero.
  String take(String stage, long atEpochMillis) {
    EmbeddedMetrics line =
        new EmbeddedMetrics(stage)
            .dimension("Family", family)
            .dimension("Operation", operation)
            .times("Latency", latencyNanos)
            .times("StoreTime", storeNanos)
            .count("Checks", checks)
            .count("LiveAnswers", liveAnswers)
            .count("Failures", failures)
            .count("StoreErrors", storeErrors);
    String json = line.at(atEpochMillis);
    latencyNanos.clear();
    storeNanos.clear();
    checks = 0;
    liveAnswers = 0;
    failures = 0;
    storeErrors = 0;
    return json;
  }
}
