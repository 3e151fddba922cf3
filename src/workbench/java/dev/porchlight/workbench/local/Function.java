package dev.porchlight.workbench.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The function as deployed, in its own process: the native binary, or the jar on a JVM. It gets
/// its events from a [LambdaService].
public final class Function implements AutoCloseable {
  private final ChildProcess process;

  private Function(ChildProcess process) {
    this.process = process;
  }

  /// What to run.
  public enum Kind {
    /// The packaged jar, on this program's JVM.
    JAR,
    /// The native binary.
    NATIVE
  }

  /// Starts the function.
  ///
  /// @param store where DynamoDB answers
  /// @param settings additional environment variables
  /// @param log takes everything that it prints
  public static Function start(
      Kind kind, LambdaService lambda, URI store, Map<String, String> settings, Path log)
      throws IOException {
    return start(kind, lambda.runtimeApi(), store, settings, log);
  }

  /// Starts the function with another Runtime API.
  ///
  /// @param runtimeApi host and port
  public static Function start(
      Kind kind, String runtimeApi, URI store, Map<String, String> settings, Path log)
      throws IOException {
    return start(command(kind), runtimeApi, store, settings, log);
  }

  /// Starts another jar that contains a function, on this program's JVM.
  public static Function start(
      Path jar, LambdaService lambda, URI store, Map<String, String> settings, Path log)
      throws IOException {
    return start(java(jar), lambda.runtimeApi(), store, settings, log);
  }

  private static Function start(
      List<String> command, String runtimeApi, URI store, Map<String, String> settings, Path log)
      throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", store.toString());
    environment.putAll(settings);
    return new Function(new ChildProcess(command, environment, log));
  }

  /// Whether the process is still running.
  public boolean isAlive() {
    return process.isAlive();
  }

  /// The process.
  public long pid() {
    return process.pid();
  }

  /// Everything that the function has printed so far.
  public String printed() {
    try {
      return Files.readString(process.log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }

  /// The command that starts it; it must have been built.
  public static List<String> command(Kind kind) throws IOException {
    return switch (kind) {
      case NATIVE -> List.of(built("porchlight-native-runner").toString());
      case JAR -> java(built("porchlight-[0-9]*-runner.jar"));
    };
  }

  private static List<String> java(Path jar) {
    return List.of(
        ChildProcess.java(),
        "-XX:TieredStopAtLevel=1",
        "-Xmx256m",
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        // As in the jar's manifest, which counts only for `java -jar`.
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "-cp",
        jar + ":" + Path.of("target/test-classes").toAbsolutePath(),
        JvmRuntime.class.getName());
  }

  private static Path built(String name) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of("target"), name)) {
      for (Path path : found) {
        return path.toAbsolutePath();
      }
    }
    throw new IllegalStateException("target/" + name + " is missing: build the project first");
  }
}
