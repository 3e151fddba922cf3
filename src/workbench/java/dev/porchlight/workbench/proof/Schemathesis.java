package dev.porchlight.workbench.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.porchlight.workbench.local.LockedPackages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Schemathesis: it generates valid and invalid requests from `docs/openapi.yaml` and checks the
/// answers against it. `src/workbench/schemathesis` says how.
final class Schemathesis {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SOURCES = Path.of("src/workbench/schemathesis").toAbsolutePath();
  private static final Path HOME = Path.of("target/schemathesis").toAbsolutePath();
  private static final Path DESCRIPTION = Path.of("docs/openapi.yaml").toAbsolutePath();

  private final Path commands;

  /// What a run found.
  ///
  /// @param report Schemathesis's own, in JSON
  /// @param printed what it prints for people, with a command that reproduces each failure
  record Outcome(JsonNode report, String printed) {
    int operations() {
      return report.at("/operations/tested").asInt();
    }

    int cases() {
      return report.at("/test_cases/generated").asInt();
    }

    int failures() {
      return report.at("/test_cases/with_failures").asInt() + report.path("errors").size();
    }

    String version() {
      return report.path("schemathesis_version").asText();
    }
  }

  private Schemathesis(Path commands) {
    this.commands = commands;
  }

  /// @throws IOException stating what is missing
  static Schemathesis install() throws IOException {
    return new Schemathesis(
        new LockedPackages("Schemathesis (it needs Python 3.11 or later)", SOURCES, HOME).python());
  }

  /// Sends requests to a function that knows [SchemaPool].
  ///
  /// @param function its function URL: paths hold ids of all kinds, which must arrive
  /// @param examples maximum number for each operation and phase
  /// @throws IOException if it does not finish, with what it printed
  Outcome run(URI function, int examples, long seed, Duration most)
      throws IOException, InterruptedException {
    Path report = HOME.resolve("report.json");
    Path printed = HOME.resolve("printed.txt");
    Files.deleteIfExists(report);
    ProcessBuilder builder =
        new ProcessBuilder(
                commands.resolve("st").toString(),
                "--config-file",
                SOURCES.resolve("schemathesis.toml").toString(),
                "run",
                DESCRIPTION.toString(),
                "--url=" + function,
                "--seed=" + seed,
                "--max-examples=" + examples,
                "--no-color",
                "--report=json",
                "--report-json-path=" + report)
            .directory(HOME.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    builder.environment().putAll(SchemaPool.credentials());
    builder.environment().put("PYTHONPATH", SOURCES.toString()); // checks.py
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1"); // SOURCES stays clean.
    Process process = builder.start();
    if (!process.waitFor(most.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    String said = Files.readString(printed);
    JsonNode read = Files.exists(report) ? JSON.readTree(report.toFile()) : JSON.createObjectNode();
    if (!read.path("complete").asBoolean()) {
      throw new IOException("Schemathesis did not finish:\n" + said);
    }
    return new Outcome(read, said);
  }
}
