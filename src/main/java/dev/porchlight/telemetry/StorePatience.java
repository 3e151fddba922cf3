package dev.porchlight.telemetry;

import java.time.Duration;

/// How long one request may keep asking the store. Each call has a limit of its own, but a request
/// may need many: this lets the family still say that the store is too slow before Lambda ends the
/// function (10 s: these, the last call's 4 s, and one to spare).
///
/// The state is the process's: a Lambda environment answers one request at a time. Where no request
/// has begun, as in the import, patience has no end.
public final class StorePatience {
  private static final Duration MOST = Duration.ofSeconds(5);

  private static volatile boolean limited;
  private static volatile long beganNanos;

  private StorePatience() {}

  /// A request has arrived.
  public static void begin() {
    beganNanos = System.nanoTime();
    limited = true;
  }

  /// Whether the store may not be asked any more on behalf of this request.
  public static boolean isOver() {
    return limited && System.nanoTime() - beganNanos > MOST.toNanos();
  }
}
