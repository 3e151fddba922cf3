package dev.porchlight.workbench.benchmark;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// `make allocation`: what a warm check allocates, by part and by call site.
public final class AllocationCommand {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final int CHECKS = 50;
  private static final int SITES = 40;

  private AllocationCommand() {}

  public static void main(String[] arguments) throws Exception {
    Allocations found = Allocations.of(CHECKS);
    OUT.printf("%9.0f bytes per check%n", found.bytes());
    for (Map.Entry<Allocations.Part, Long> part : found.parts().entrySet()) {
      OUT.printf("%9.0f %s%n", part.getValue() / (double) CHECKS, part.getKey().label());
    }
    OUT.println();
    found.sites().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(SITES)
        .forEach(
            site -> OUT.printf("%9.0f %s%n", site.getValue() / (double) CHECKS, site.getKey()));
  }
}
