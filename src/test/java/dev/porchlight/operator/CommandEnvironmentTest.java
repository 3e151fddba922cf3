package dev.porchlight.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.store.dynamodb.Tables;
import dev.porchlight.workbench.local.DynamoDbLocal;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The operator's commands with the region and the credentials of their environment. DynamoDB Local
/// keeps the tables of each access key and region apart, so a command finds only those that it asks
/// for.
class CommandEnvironmentTest {
  private static final Tables TABLES = new Tables("environment-sessions", "environment-keys");
  private static final String REGION = "eu-west-3";
  private static final String OWNER = "environment";

  @TempDir private static Path folder;

  @BeforeAll
  static void create() throws IOException {
    try (DynamoDbClient client = client()) {
      DynamoDbLocal.create(TABLES, client);
    }
    Files.writeString(
        folder.resolve("app.jsonl"),
        "{\"type\":\"app\",\"userPoolId\":\"pool\",\"appId\":\"wiki\",\"name\":\"Wiki\"}\n");
  }

  @ParameterizedTest
  @ValueSource(classes = {ImportCommand.class, AccessKeyCommand.class})
  void regionAndCredentialsOfTheEnvironmentAreUsedOnThisMachineToo(Class<?> command)
      throws Exception {
    Ended ended = run(command, endpoint(), credentials(OWNER), Map.of("AWS_REGION", REGION));
    assertThat(ended.status()).as(ended.printed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(classes = {ImportCommand.class, AccessKeyCommand.class})
  void missingTableIsNamedWithTheRegionAndTheAddress(Class<?> command) throws Exception {
    Ended ended = run(command, endpoint(), credentials(OWNER), Map.of("AWS_REGION", "eu-west-1"));
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.printed())
        .contains("DynamoDB refused: ResourceNotFoundException (tables: ")
        .contains(TABLES.accessKeys() + "; region: eu-west-1; endpoint: " + endpoint());
  }

  @ParameterizedTest
  @ValueSource(classes = {ImportCommand.class, AccessKeyCommand.class})
  void nothingNeedsToBeSetForDynamoDbLocal(Class<?> command) throws Exception {
    Ended ended = run(command, endpoint(), Map.of(), Map.of());
    assertThat(ended.printed()).contains("; region: us-east-1; endpoint: " + endpoint());
  }

  @ParameterizedTest
  @ValueSource(classes = {ImportCommand.class, AccessKeyCommand.class})
  void addressWhereNobodyListensIsNamed(Class<?> command) throws Exception {
    Ended ended = run(command, "http://127.0.0.1:1", Map.of(), Map.of());
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.printed())
        .contains("DynamoDB did not answer: ", "Connection refused", "endpoint: http://127.0.0.1:1")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(classes = {ImportCommand.class, AccessKeyCommand.class})
  void missingRegionIsReportedInOneLine(Class<?> command) throws Exception {
    Ended ended = run(command, "", credentials(OWNER), Map.of());
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.printed()).startsWith("No region is set. Set AWS_REGION").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(classes = {ImportCommand.class, AccessKeyCommand.class})
  void missingCredentialsAreReported(Class<?> command) throws Exception {
    Ended ended = run(command, "", Map.of(), Map.of("AWS_REGION", REGION));
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.printed())
        .contains("Unable to load credentials", "region: " + REGION + "; endpoint: AWS's own")
        .doesNotContain("\tat ");
  }

  private record Ended(int status, String printed) {}

  @SafeVarargs
  private static Ended run(Class<?> command, String endpoint, Map<String, String>... environment)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    line.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), command.getName()));
    line.addAll(List.of("ACCESS_KEY_TABLE=" + TABLES.accessKeys(), "ENDPOINT=" + endpoint));
    line.addAll(
        command.equals(ImportCommand.class)
            ? List.of("FILE=" + folder.resolve("app.jsonl"), "SESSION_TABLE=" + TABLES.sessions())
            : List.of("POOL=pool"));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_CONFIG_FILE", "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
                "AWS_EC2_METADATA_DISABLED", "true"));
    for (Map<String, String> variables : environment) {
      builder.environment().putAll(variables);
    }
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), printed);
  }

  private static Map<String, String> credentials(String owner) {
    return Map.of("AWS_ACCESS_KEY_ID", owner, "AWS_SECRET_ACCESS_KEY", "secret");
  }

  private static DynamoDbClient client() {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create(endpoint()))
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(OWNER, "secret")))
        .build();
  }

  private static String endpoint() {
    return DynamoDbLocal.shared().endpoint().toString();
  }
}
