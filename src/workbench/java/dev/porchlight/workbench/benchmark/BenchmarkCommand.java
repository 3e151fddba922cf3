package dev.porchlight.workbench.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.porchlight.workbench.local.Function;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `make bench`: Porchlight and its peers in turn, in one run, so that the ratios hold even on a
/// noisy machine.
public final class BenchmarkCommand {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final Path RESULTS = Path.of("benchmark/results");
  private static final Path PEERS = Path.of("target/benchmark");
  private static final Path ZIP = Path.of("target/porchlight-native-runner.zip");

  private BenchmarkCommand() {}

  /// Arguments: rounds, warm calls per round, and the commit being measured.
  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    int calls = Integer.parseInt(arguments[1]);
    List<Target> targets = targets();
    Map<Target, List<Run>> runs = new LinkedHashMap<>();
    try (InstantDynamoDb store = new InstantDynamoDb()) {
      for (int round = 1; round <= rounds; round++) {
        for (Target target : targets) {
          OUT.printf("round %d of %d: %s%n", round, rounds, target.name());
          runs.computeIfAbsent(target, _ -> new ArrayList<>())
              .add(Run.of(target, store, SignedCheck.event(), calls));
        }
      }
    }
    List<Result> results =
        runs.entrySet().stream().map(e -> Result.of(e.getKey(), e.getValue())).toList();
    print(results);
    write(results, rounds, calls, arguments[2]);
  }

  private static List<Target> targets() throws IOException {
    List<String> ours = Function.command(Function.Kind.NATIVE);
    return List.of(
        new Target("Porchlight, native", ours, Path.of(ours.getFirst())),
        new Target(
            "Node + AWS SDK, no auth",
            List.of("node", PEERS.resolve("node/index.mjs").toString()),
            PEERS.resolve("node")),
        new Target(
            "Go + AWS SDK, no auth",
            List.of(PEERS.resolve("go-peer").toString()),
            PEERS.resolve("go-peer")),
        new Target("Porchlight, JVM", Function.command(Function.Kind.JAR), Path.of("target/lib")));
  }

  private static void print(List<Result> results) {
    OUT.printf("%n%-26s", "");
    for (Result.Figure figure : Result.Figure.values()) {
      OUT.printf("%13s", figure.label());
    }
    for (Result result : results) {
      OUT.printf("%n%-26s", result.name());
      for (Result.Figure figure : Result.Figure.values()) {
        OUT.printf("%13.2f", result.get(figure));
      }
    }
    OUT.printf("%nfunction.zip: %.1f MB%n", ZIP.toFile().length() / 1e6);
  }

  private static void write(List<Result> results, int rounds, int calls, String commit)
      throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("commit", commit);
    json.put("command", "make bench ROUNDS=" + rounds + " CALLS=" + calls);
    json.put("at", Instant.now().toString());
    json.put("machine", Runtime.getRuntime().availableProcessors() + " cores");
    json.put("functionZipMegabytes", ZIP.toFile().length() / 1e6);
    json.put("results", results);
    Files.createDirectories(RESULTS);
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(RESULTS.resolve("latest.json").toFile(), json);
    String caption = "A signed check against an instant DynamoDB, commit " + commit;
    Files.writeString(RESULTS.resolve("latest.svg"), Chart.svg(results, caption));
    OUT.println("Wrote " + RESULTS + "/latest.json and latest.svg");
  }
}
