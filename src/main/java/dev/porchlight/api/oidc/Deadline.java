package dev.porchlight.api.oidc;

import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/// The moment by which something must be done.
record Deadline(long atNanos) {
  static Deadline inMillis(int millis) {
    return new Deadline(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /// The time left: at least a millisecond, because sockets take 0 for "forever".
  ///
  /// @throws SocketTimeoutException if it has passed
  int remainingMillis() throws SocketTimeoutException {
    long nanos = atNanos - System.nanoTime();
    if (nanos <= 0) {
      throw new SocketTimeoutException("the deadline has passed");
    }
    return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
  }
}
