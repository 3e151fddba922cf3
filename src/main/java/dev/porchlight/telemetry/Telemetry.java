package dev.porchlight.telemetry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Observes requests, one at a time, and says what is worth saying of them.
public final class Telemetry implements StoreObserver {
  private final long slowNanos;
  private final Optional<Metrics> metrics;
  private final Consumer<String> out;
  private final LongSupplier nanoClock;
  private @Nullable ObservedRequest current;
  private boolean started;

  /// @param slowRequest requests that take so long get a line
  /// @param metrics empty if nothing is to be counted
  /// @param out takes each line
  /// @param nanoClock as [System#nanoTime()]
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
  /// @param interval between two writings of metrics
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

  /// A request has arrived.
  ///
  /// @param id names it, here and in its answer
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
  public synchronized long requestNanos() {
    return current == null ? 0 : current.runningNanos(nanoClock.getAsLong());
  }

  /// The answer to a request has left, or never will.
  public synchronized void end(ObservedRequest request, boolean answered) {
    if (!answered) {
      request.isLost();
    }
    if (request.end(nanoClock.getAsLong())) {
      boolean slow = request.durationNanos() >= slowNanos;
      if (slow || isWorthALine(request)) {
        out.accept(RequestLine.of(request, slow));
      }
      metrics.ifPresent(counted -> counted.add(request));
    }
  }

  /// A request is lost: it never got as far as an operation, or its answer never came back.
  ///
  /// @param why simple name of what went wrong
  public synchronized void lost(ObservedRequest request, String why) {
    request.failed(new FailureNote(why, null, null, null));
    end(request, false);
  }

  /// Writes what was counted and not yet written; for the end of the process.
  public synchronized void flush() {
    metrics.ifPresent(Metrics::write);
  }

  private static boolean isWorthALine(ObservedRequest request) {
    return request.outcome().isFailure()
        || request.outcome() == Outcome.DENIED
        || request.failure() != null;
  }
}
