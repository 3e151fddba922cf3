package dev.porchlight.workbench.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process that ends when its owner closes it, at the latest when this JVM ends. It knows nothing
/// of this program's AWS account, so that no mistake can reach one.
public final class ChildProcess implements AutoCloseable {
  private static final int SECONDS_TO_END = 5;

  /// What AWS's SDKs read beside the variables that are given.
  private static final Map<String, String> NO_ACCOUNT =
      Map.of(
          "AWS_CONFIG_FILE", "/dev/null",
          "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
          "AWS_EC2_METADATA_DISABLED", "true");

  private final Process process;
  private final Path log;
  private final Thread atExit = new Thread(this::end);

  /// @param log takes everything that the process prints
  public ChildProcess(List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    this.log = log;
    Files.createDirectories(log.toAbsolutePath().getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(NO_ACCOUNT);
    builder.environment().putAll(environment);
    this.process = builder.start();
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// Whether it is still running.
  public boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /// Everything that it has printed.
  public Path log() {
    return log;
  }

  /// The `java` that runs this program.
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    end();
  }

  private void end() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
