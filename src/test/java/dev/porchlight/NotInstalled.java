package dev.porchlight;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;

/// What happens to a test whose packages could not be installed.
public final class NotInstalled {
  private NotInstalled() {}

  /// Skips the test and reports why. In CI, fails it instead.
  public static void skip(IOException why) {
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(why);
    }
    String reason = String.valueOf(why.getMessage());
    System.err.println("\n*** SKIPPED: " + reason + " ***\n");
    abort(reason);
  }
}
