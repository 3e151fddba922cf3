package dev.porchlight.sdk;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.porchlight.local.ForeignClassPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// An SDK, installed below `target/sdk` from its lock file, that answers questions in a process of
/// its own.
final class Sdk {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SOURCES = Path.of("src/test/sdk").toAbsolutePath();
  private static final Path INSTALLED = Path.of("target/sdk").toAbsolutePath();
  private static final int MOST_INSTALL_MINUTES = 5;
  private static final int MOST_ANSWER_SECONDS = 120;

  private final List<String> command;

  private Sdk(List<String> command) {
    this.command = command;
  }

  static Sdk node() {
    return node("Node SDK", "node");
  }

  static Sdk rocketChat() {
    return node("Rocket.Chat's clients", "rocketchat");
  }

  static Sdk oidcProvider() {
    return node("oidc-provider", "oidc");
  }

  private static Sdk node(String name, String folder) {
    Path home = INSTALLED.resolve(folder);
    Path sources = SOURCES.resolve(folder);
    Path lock = sources.resolve("package-lock.json");
    install(
        name,
        home,
        lock,
        () -> {
          copy(sources, home, "package.json", "package-lock.json", "ask.mjs");
          run(home, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        });
    return new Sdk(List.of("node", home.resolve("ask.mjs").toString()));
  }

  static Sdk python() {
    Path home = INSTALLED.resolve("python");
    Path lock = SOURCES.resolve("python/requirements.txt");
    String python = home.resolve("venv/bin/python").toString();
    install(
        "Python SDK",
        home,
        lock,
        () -> {
          run(home, List.of("python3", "-m", "venv", "venv"));
          run(
              home,
              List.of(
                  python, "-m", "pip", "install", "-q", "--require-hashes", "-r", lock.toString()));
        });
    return new Sdk(List.of(python, SOURCES.resolve("python/ask.py").toString()));
  }

  static Sdk java(String version) {
    Path classPath = ForeignClassPath.resolve("authing-java-sdk-" + version).toAbsolutePath();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new Sdk(
        List.of(
            java.toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath + "/*",
            SOURCES.resolve("java/Ask.java").toString()));
  }

  /// The answers to questions, in their order.
  List<JsonNode> ask(URI host, List<Map<String, Object>> questions) {
    try {
      List<String> full = new ArrayList<>(command);
      full.add(host.toString());
      Path errors = Files.createTempFile("sdk", ".log");
      Process process = new ProcessBuilder(full).redirectError(errors.toFile()).start();
      try (var out = process.outputWriter(StandardCharsets.UTF_8)) {
        for (Map<String, Object> question : questions) {
          out.write(JSON.writeValueAsString(question) + "\n");
        }
      }
      List<JsonNode> answers = new ArrayList<>();
      for (String line : process.inputReader(StandardCharsets.UTF_8).readAllLines()) {
        if (line.startsWith("{")) {
          answers.add(JSON.readTree(line));
        }
      }
      if (!process.waitFor(MOST_ANSWER_SECONDS, TimeUnit.SECONDS)
          || answers.size() != questions.size()) {
        throw new IllegalStateException("the SDK failed: " + Files.readString(errors));
      }
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private interface Installation {
    void run() throws IOException, InterruptedException;
  }

  private static synchronized void install(
      String name, Path home, Path lock, Installation installation) {
    Path done = home.resolve("done");
    try {
      String locked = Files.readString(lock);
      if (!Files.exists(done) || !Files.readString(done).equals(locked)) {
        Files.createDirectories(home);
        installation.run();
        Files.writeString(done, locked);
      }
    } catch (IOException e) {
      String why = name + " could not be installed: " + e.getMessage();
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException(why, e);
      }
      System.err.println("\n*** SKIPPED: " + why + " ***\n");
      abort(why);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Path from, Path to, String... names) throws IOException {
    for (String name : names) {
      Files.writeString(to.resolve(name), Files.readString(from.resolve(name)));
    }
  }

  private static void run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path log = folder.resolve("install.log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(MOST_INSTALL_MINUTES, TimeUnit.MINUTES);
    if (!ended || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("see " + log);
    }
  }
}
