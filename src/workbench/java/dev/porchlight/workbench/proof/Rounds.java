package dev.porchlight.workbench.proof;

import java.util.concurrent.atomic.AtomicInteger;

/// Numbers rounds so that no two collide; the fuzzer uses those below a thousand.
final class Rounds {
  private static final AtomicInteger LAST = new AtomicInteger(1_000);

  private Rounds() {}

  /// The endpoint in a round of its own.
  static Endpoint next(Endpoint endpoint) {
    return endpoint.round(next());
  }

  /// A number not used before.
  static int next() {
    return LAST.incrementAndGet();
  }
}
