package dev.porchlight.workbench.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.porchlight.workbench.local.ChildProcess;
import dev.porchlight.workbench.local.LockedPackages;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// `ministack` (PyPI), an emulator of AWS, as a child process on 127.0.0.1. It enforces the roles.
/// What it lacks is in `infra/local/cut.py`.
public final class Emulator implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SOURCES = Path.of("infra/local").toAbsolutePath();
  private static final Path HOME = Path.of("target/local").toAbsolutePath();
  private static final Duration MOST_START = Duration.ofSeconds(60);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

  /// As in `infra/local/sandbox.py`: nobody's credentials, which only the emulator takes.
  private static final AwsBasicCredentials CREDENTIALS =
      AwsBasicCredentials.create("porchlight-local", "not-a-secret");

  private final Path python;
  private final int port;
  private final ChildProcess process;

  private Emulator(Path python, int port, ChildProcess process) {
    this.python = python;
    this.port = port;
    this.process = process;
  }

  /// Installs it where it is not installed yet, below `target/local`, with hashes.
  ///
  /// @return its Python
  /// @throws IOException if it could not be installed; the message says why
  public static Path install() throws IOException {
    return new LockedPackages("The emulator", SOURCES, HOME).python().resolve("python");
  }

  /// Starts one and waits until it answers.
  ///
  /// @param python from [#install]
  /// @throws IOException if it does not start, or the port is taken: perhaps by another one
  public static Emulator start(Path python, int port) throws IOException, InterruptedException {
    requireFree(port);
    Path folder = Files.createDirectories(HOME.resolve("emulator-" + port));
    List<String> command =
        List.of(
            python.toString(),
            SOURCES.resolve("emulator.py").toString(),
            Integer.toString(port),
            folder.toString());
    Emulator emulator =
        new Emulator(
            python, port, new ChildProcess(command, Map.of(), folder.resolve("emulator.log")));
    emulator.awaitAnswer();
    return emulator;
  }

  /// Where every service of AWS answers.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// What it has printed.
  public Path log() {
    return process.log();
  }

  /// Deploys the template with a zip, or changes the stage if it is deployed already.
  ///
  /// @param parameters of the template, `Name=value`; the others have their defaults
  public Deployment deploy(String region, String stage, Path zip, String... parameters)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("deploy", stage, zip.toString()));
    arguments.addAll(List.of(parameters));
    return new Deployment(JSON.readTree(python("deploy.py", region, arguments)));
  }

  /// Deletes a stage; its tables stay.
  public void delete(String region, String stage) throws IOException, InterruptedException {
    python("deploy.py", region, List.of("delete", stage));
  }

  /// Calls an operation of AWS.
  ///
  /// @param service and `operation` as boto3 names them
  /// @param parameters JSON
  public JsonNode call(String region, String service, String operation, String parameters)
      throws IOException, InterruptedException {
    return JSON.readTree(python("call.py", region, List.of(service, operation, parameters)));
  }

  /// A client for the tables of a region.
  public DynamoDbClient dynamoDb(String region) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint())
        .region(Region.of(region))
        .credentialsProvider(StaticCredentialsProvider.create(CREDENTIALS))
        .build();
  }

  @Override
  public void close() {
    process.close();
  }

  private String python(String script, String region, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                python.toString(),
                SOURCES.resolve(script).toString(),
                Integer.toString(port),
                region));
    command.addAll(arguments);
    Path errors = Files.createTempFile("emulator", ".log");
    Process run = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    run.getOutputStream().close();
    String printed = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = run.waitFor();
    String error = Files.readString(errors);
    Files.delete(errors);
    if (status != 0) {
      throw new IOException(script + ": " + error.strip());
    }
    return printed;
  }

  private static void requireFree(int port) throws IOException {
    try {
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    } catch (BindException e) {
      throw new IOException(
          "Port " + port + " is in use. Stop what uses it, or choose another.", e);
    }
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + MOST_START.toNanos();
    HttpRequest health = HttpRequest.newBuilder(endpoint().resolve("/_ministack/health")).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (process.isAlive() && System.nanoTime() < deadline) {
        try {
          http.send(health, HttpResponse.BodyHandlers.discarding());
          return;
        } catch (ConnectException e) {
          Thread.sleep(BETWEEN_TRIES);
        }
      }
    }
    String printed = Files.readString(log()).strip();
    close();
    throw new IOException("The emulator did not start: " + printed);
  }
}
