package dev.porchlight.telemetry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Collects the figures of requests and writes them in batches: a line for each request would cost
/// more than Lambda itself (`docs/decisions/0022-metrics-are-gathered.md`).
final class Metrics {
  private final String stage;
  private final long intervalMillis;
  private final InstantSource clock;
  private final Consumer<String> out;
  private final List<OperationMetrics> operations = new ArrayList<>();
  private final Map<Denial, Long> denials = new HashMap<>();
  private long coldStarts;
  private long storeDetours;
  private long writtenAtMillis = Long.MIN_VALUE / 2;
  private long gatheredAtMillis;

  /// Whose caller was denied, and why: a family's own errors, so there are few.
  private record Denial(String family, String reason) {}

  Metrics(String stage, Duration interval, InstantSource clock, Consumer<String> out) {
    this.stage = stage;
    this.intervalMillis = interval.toMillis();
    this.clock = clock;
    this.out = out;
  }

  void add(ObservedRequest request) {
    long now = clock.millis();
    boolean due = now - writtenAtMillis >= intervalMillis;
    if (due && now - gatheredAtMillis >= intervalMillis) {
      write(); // What was left when the environment froze belongs to its own time.
    }
    gatheredAtMillis = now;
    OperationMetrics operation = of(request);
    operation.add(request);
    String reason = request.reason();
    if (request.outcome() == Outcome.DENIED && reason != null) {
      denials.merge(new Denial(request.family(), reason), 1L, Long::sum);
    }
    coldStarts += request.isColdStart() ? 1 : 0;
    storeDetours += request.storeDetours();
    if (due || operation.isFull()) {
      write();
    }
  }

  /// Writes everything that was collected.
  void write() {
    for (OperationMetrics operation : operations) {
      if (!operation.isEmpty()) {
        out.accept(operation.take(stage, gatheredAtMillis));
      }
    }
    denials.forEach((denial, count) -> out.accept(line(denial, count)));
    denials.clear();
    writeIfAny("ColdStarts", coldStarts);
    writeIfAny("StoreDetours", storeDetours);
    coldStarts = 0;
    storeDetours = 0;
    writtenAtMillis = clock.millis();
  }

  private void writeIfAny(String name, long count) {
    if (count > 0) {
      out.accept(new EmbeddedMetrics(stage).count(name, count).at(gatheredAtMillis));
    }
  }

  private String line(Denial denial, long count) {
    return new EmbeddedMetrics(stage)
        .dimension("Family", denial.family())
        .dimension("Reason", denial.reason())
        .count("Denied", count)
        .at(gatheredAtMillis);
  }

  /// A deployed function has a few dozen operations, and most environments see few of them.
  private OperationMetrics of(ObservedRequest request) {
    for (OperationMetrics operation : operations) {
      if (operation.isOf(request)) {
        return operation;
      }
    }
    OperationMetrics operation = new OperationMetrics(request.family(), request.operation());
    operations.add(operation);
    return operation;
  }
}
