package dev.porchlight.workbench.proof;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// `make fuzz`: sends many mutated requests to one function and reports how it fared.
public final class FuzzCommand {
  private static final int REPORTS = 20;

  /// How much caches, pools and compiled code may add after the first tenth.
  private static final long MOST_GROWTH_KB = 16 * 1024;

  private FuzzCommand() {}

  /// Arguments: number of requests, seed, and the commit being fuzzed.
  public static void main(String[] arguments) throws IOException {
    int requests = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    Instant start = Instant.now();
    try (LambdaFunction function = LambdaFunction.start("function-fuzz")) {
      FuzzRun run = new FuzzRun(function);
      send(run, seed, requests / 10);
      Memory early = function.memory();
      ProcessSnapshot earlySnapshot = function.snapshot();
      send(run, seed + requests / 10, requests - requests / 10);
      List<String> wrong = new ArrayList<>(run.wrong());
      wrong.addAll(run.aftermath());
      Memory late = function.memory();
      wrong.addAll(growth(early, late, earlySnapshot, function.snapshot()));
      new Results(arguments[2], "make fuzz REQUESTS=" + requests + " SEED=" + seed)
          .with("seconds", Duration.between(start, Instant.now()).toSeconds())
          .with("requests", run.requests())
          .with("statuses", run.statuses())
          .with("slowestMillis", run.slowest().millis())
          .with("slowest", run.slowestRequest())
          .with("memoryKbAfterTheFirstTenth", early)
          .with("memoryKbAtTheEnd", late)
          .with("wrong", wrong)
          .write("fuzz.json");
      System.exit(wrong.isEmpty() ? 0 : 1);
    }
  }

  private static void send(FuzzRun run, long seed, int requests) {
    for (int i = 0; i < requests; i++) {
      run.send(seed + i);
      if (i % Math.max(1, requests / REPORTS) == 0) {
        Results.OUT.printf("%,d requests, %s%n", run.requests(), run.statuses());
      }
    }
  }

  private static List<String> growth(
      Memory early, Memory late, ProcessSnapshot earlySnapshot, ProcessSnapshot lateSnapshot) {
    List<String> grown = new ArrayList<>();
    if (late.live() - early.live() > MOST_GROWTH_KB) {
      grown.add("memory grew from " + early + " to " + late);
    }
    if (lateSnapshot.threads().size() > earlySnapshot.threads().size()
        || lateSnapshot.sockets() > earlySnapshot.sockets()) {
      grown.add("leaked: from " + earlySnapshot + " to " + lateSnapshot);
    }
    return grown;
  }
}
