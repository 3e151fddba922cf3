package dev.porchlight.telemetry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Observes requests, one at a time, and logs what is worth logging.
public final class Telemetry implements StoreObserver {
  private final long slowNanos;
  private final Optional<Metrics> metrics;
  private final Consumer<String> out;
  private final LongSupplier nanoClock;
  private @Nullable ObservedRequest current;
  private boolean started;

  /// @param slowRequest requests that take at least this long get a line
  /// @param metrics empty to collect none
  /// @param out receives each line
  /// @param nanoClock like [System#nanoTime()]
  Telemetry(
      Duration slowRequest,
      Optional<Metrics> metrics,
      Consumer<String> out,
      LongSupplier nanoClock) {
    this.slowNanos = slowRequest.toNanos();
    this.metrics = metrics;
    this.out = out;
    this.nanoClock = nanoClock;
  }

  /// With metrics.
  ///
  /// @param interval between two writes of metrics
  public static Telemetry withMetrics(
      Duration slowRequest,
      String stage,
      Duration interval,
      InstantSource clock,
      Consumer<String> out) {
    Metrics metrics = new Metrics(stage, interval, clock, out);
    return new Telemetry(slowRequest, Optional.of(metrics), out, System::nanoTime);
  }

  /// Without metrics: only lines are written.
  public static Telemetry withoutMetrics(Duration slowRequest, Consumer<String> out) {
    return new Telemetry(slowRequest, Optional.empty(), out, System::nanoTime);
  }

  /// Begins observing a request that has arrived.
  ///
  /// @param id identifies it in the log and in its answer
  public synchronized ObservedRequest begin(String id) {
    ObservedRequest request = new ObservedRequest(id, !started, nanoClock.getAsLong());
    started = true;
    current = request;
    return request;
  }

  @Override
  public synchronized void storeAnswered(long nanos) {
    if (current != null) {
      current.storeAnswered(nanos);
    }
  }

  @Override
  public synchronized void storeFailed(long nanos) {
    if (current != null) {
      current.storeFailed(nanos);
    }
  }

  @Override
  public synchronized void storeDetoured() {
    if (current != null) {
      current.storeDetoured();
    }
  }

  @Override
  public synchronized long requestNanos() {
    return current == null ? 0 : current.runningNanos(nanoClock.getAsLong());
  }

  @Override
  public synchronized int storeCalls() {
    return current == null ? 0 : current.storeCalls();
  }

  /// Ends the observation: the answer has left, or never will.
  public synchronized void end(ObservedRequest request, boolean answered) {
    if (!answered) {
      request.isLost();
    }
    if (request.end(nanoClock.getAsLong())) {
      if (request.hasChanged()) {
        out.accept(ChangeLine.of(request));
      }
      boolean slow = request.durationNanos() >= slowNanos;
      if (slow || isWorthALine(request)) {
        out.accept(RequestLine.of(request, slow));
      }
      metrics.ifPresent(counted -> counted.add(request));
    }
  }

  /// Ends the observation of a lost request: it never reached an operation, or its answer never
  /// came back.
  ///
  /// @param why simple name of what went wrong
  public synchronized void lost(ObservedRequest request, String why) {
    request.failed(new FailureNote(why, null, null, null));
    end(request, false);
  }

  /// Writes the metrics still in memory; for the end of the process.
  public synchronized void flush() {
    metrics.ifPresent(Metrics::write);
  }

  private static boolean isWorthALine(ObservedRequest request) {
    return request.outcome().isWorthALine() || request.failure() != null;
  }
}
