package dev.porchlight.workbench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// What a check allocates decides how many checks run into a garbage collection, and so the 99th
/// percentile.
@Isolated("it measures")
class AllocationIT {
  private static final double MOST_BYTES = 58_000;

  @Test
  void warmCheckAllocatesNoMoreThanBefore() throws Exception {
    boolean jar = System.getProperty("porchlight.function", "jar").equals("jar");
    assumeTrue(jar, "allocations are counted on a JVM");
    assertThat(Allocations.of(50).bytes()).isBetween(0.5 * MOST_BYTES, MOST_BYTES);
  }
}
