package dev.porchlight.workbench.local;

import dev.porchlight.store.dynamodb.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/// DynamoDB Local in memory, as a child process.
public final class DynamoDbLocal implements AutoCloseable {
  private static final Path CLASS_PATH = Path.of("src/workbench/classpaths/dynamodb-local");
  private static final Duration MOST_START = Duration.ofSeconds(60);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

  private static @Nullable DynamoDbLocal shared;

  private final ChildProcess process;
  private final URI endpoint;
  private final DynamoDbClient client;

  private DynamoDbLocal(ChildProcess process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
    this.client = client(endpoint);
  }

  /// Starts one on a free port and waits until it answers. All clients see the same tables,
  /// regardless of their credentials.
  ///
  /// @param log takes everything that it prints
  public static DynamoDbLocal start(Path log) throws IOException, InterruptedException {
    return start(log, List.of("-sharedDb"));
  }

  /// The one that all callers share; it ends with this JVM. Each name has tables of its own
  /// ([#clientOf]).
  public static synchronized DynamoDbLocal shared() {
    DynamoDbLocal running = shared;
    if (running == null) {
      try {
        running = start(Path.of("target/test-logs/dynamodb-shared.log"), List.of());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      shared = running;
    }
    return running;
  }

  private static DynamoDbLocal start(Path log, List<String> options)
      throws IOException, InterruptedException {
    Path classPath = ForeignClassPath.resolve(CLASS_PATH).toAbsolutePath();
    int port = freePort();
    List<String> command =
        new ArrayList<>(
            List.of(
                ChildProcess.java(),
                "-Xmx1g",
                // It lives for minutes: the second compiler would cost more time than it saves.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dsqlite4java.library.path=" + classPath,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath + "/*",
                "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
                "-inMemory",
                "-disableTelemetry",
                "-port",
                Integer.toString(port)));
    command.addAll(options);
    ChildProcess process = new ChildProcess(command, Map.of(), log);
    DynamoDbLocal local = new DynamoDbLocal(process, URI.create("http://127.0.0.1:" + port));
    local.awaitAnswer();
    return local;
  }

  /// Where it answers.
  public URI endpoint() {
    return endpoint;
  }

  /// A client for it.
  public DynamoDbClient client() {
    return client;
  }

  /// Creates both tables, with their time-to-live attribute; fails if one exists.
  public void create(Tables tables) {
    create(tables, client);
  }

  /// Creates both tables with a client, with their time-to-live attribute; fails if one exists.
  public static void create(Tables tables, DynamoDbClient client) {
    for (CreateTableRequest definition : tables.definitions()) {
      String name = definition.tableName();
      client.createTable(definition);
      client.waiter().waitUntilTableExists(r -> r.tableName(name));
      client.updateTimeToLive(r ->
          r.tableName(name)
              .timeToLiveSpecification(
                  ttl -> ttl.enabled(true).attributeName(Tables.timeToLiveAttribute())));
    }
  }

  /// A new client for the tables of `name`: DynamoDB Local keeps the tables of each access key
  /// apart.
  ///
  /// @param name letters and digits
  public DynamoDbClient clientOf(String name) {
    return client(endpoint, name);
  }

  /// A new client for whatever answers at `endpoint`.
  public static DynamoDbClient client(URI endpoint) {
    return client(endpoint, "local");
  }

  private static DynamoDbClient client(URI endpoint, String accessKey) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "local")))
        .build();
  }

  @Override
  public void close() {
    client.close();
    process.close();
  }

  private void awaitAnswer() throws InterruptedException {
    long deadline = System.nanoTime() + MOST_START.toNanos();
    while (true) {
      try {
        client.listTables();
        return;
      } catch (SdkClientException e) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          close();
          throw new IllegalStateException("DynamoDB Local did not start: " + process.log(), e);
        }
        Thread.sleep(BETWEEN_TRIES);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
