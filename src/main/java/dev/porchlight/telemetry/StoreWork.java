package dev.porchlight.telemetry;

import java.util.concurrent.atomic.AtomicLong;

/// What the store was asked. The totals are the process's: a Lambda environment answers one request
/// at a time, so what lies between two looks at them belongs to one request.
///
/// @param calls with the client's own retries counted as one
/// @param nanos that callers waited
/// @param errors calls that failed
public record StoreWork(long calls, long nanos, long errors) {
  /// No work at all.
  static final StoreWork NONE = new StoreWork(0, 0, 0);

  private static final AtomicLong CALLS = new AtomicLong();
  private static final AtomicLong NANOS = new AtomicLong();
  private static final AtomicLong ERRORS = new AtomicLong();

  /// Adds a call that was answered.
  public static void answered(long nanos) {
    CALLS.incrementAndGet();
    NANOS.addAndGet(nanos);
  }

  /// Adds a call that failed.
  public static void failed(long nanos) {
    answered(nanos);
    ERRORS.incrementAndGet();
  }

  /// All work since the process began.
  public static StoreWork total() {
    return new StoreWork(CALLS.get(), NANOS.get(), ERRORS.get());
  }

  StoreWork since(StoreWork earlier) {
    return new StoreWork(calls - earlier.calls, nanos - earlier.nanos, errors - earlier.errors);
  }
}
