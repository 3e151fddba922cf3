package dev.porchlight.store.dynamodb;

import dev.porchlight.session.StoreUnavailableException;
import java.time.Duration;

/// A wait before the next attempt.
final class Pause {
  private Pause() {}

  static void of(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("interrupted while waiting for DynamoDB", e);
    }
  }
}
