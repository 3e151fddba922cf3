package dev.porchlight.workbench.proof;

import dev.porchlight.workbench.local.FunctionUnderTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The second part of `make fuzz`: many requests generated from `docs/openapi.yaml`.
public final class SchemathesisCommand {
  private static final Duration MOST = Duration.ofHours(6);

  private SchemathesisCommand() {}

  /// Arguments: examples for each operation, seed, and the commit being fuzzed.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int examples = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    Schemathesis schemathesis = Schemathesis.install();
    try (FunctionUnderTest function = SchemaPool.start()) {
      Instant start = Instant.now();
      Schemathesis.Outcome outcome = schemathesis.run(function.functionUrl(), examples, seed, MOST);
      long seconds = Duration.between(start, Instant.now()).toSeconds();
      List<Reply> refusals = SchemaPool.refusals(function);
      Results.OUT.println(outcome.printed());
      new Results(arguments[2], "make fuzz EXAMPLES=" + examples + " SEED=" + seed)
          .with("seconds", seconds)
          .with("schemathesis", outcome.version())
          .with("seed", seed)
          .with("operations", outcome.operations())
          .with("cases", outcome.cases())
          .with("failures", outcome.failures())
          .with("lockedOut", refusals.stream().map(Reply::toString).toList())
          .write("schemathesis.json");
      System.exit(outcome.failures() == 0 && refusals.isEmpty() ? 0 : 1);
    }
  }
}
