package dev.porchlight.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.Scope;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.store.dynamodb.DynamoDbAccessKeys;
import dev.porchlight.store.dynamodb.SecretSeal;
import dev.porchlight.store.dynamodb.StoreCalls;
import dev.porchlight.store.dynamodb.Tables;
import dev.porchlight.workbench.local.DynamoDbLocal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessKeyCommandTest {
  private static final Tables TABLES = new Tables("sessions", "access-keys");

  private static DynamoDbLocal dynamoDb;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    dynamoDb = DynamoDbLocal.start(Path.of("target/test-logs/access-key.log"));
    dynamoDb.create(TABLES);
  }

  @AfterAll
  static void stop() {
    dynamoDb.close();
  }

  @Test
  void shownKeyIsTheStoredOne() {
    assertThat(run("POOL=pool-1", "SCOPES=read, write,admin")).isZero();
    String id = shown("Access key id");
    assertThat(
            new DynamoDbAccessKeys(
                    new StoreCalls(dynamoDb.client()),
                    TABLES.accessKeys(),
                    SecretSeal.withDefaultKey())
                .find(id))
        .contains(
            new AccessKey(
                id, shown("Secret"), new UserPoolId("pool-1"), EnumSet.allOf(Scope.class)));
  }

  @Test
  void keyMayOnlyReadByDefault() {
    assertThat(run("POOL=pool-1", "SCOPES=")).isZero();
    assertThat(shown("Scopes")).isEqualTo("read");
  }

  @Test
  void revokedKeyIsGoneAndRevokingItAgainIsNoError() {
    assertThat(run("POOL=pool-1")).isZero();
    String id = shown("Access key id");
    assertThat(run("POOL=pool-2", "REVOKE=" + id)).isEqualTo(2);
    assertThat(run("POOL=pool-1", "REVOKE=" + id)).isZero();
    assertThat(run("POOL=pool-1", "REVOKE=" + id)).isZero();
    assertThat(printed()).endsWith("They may still work for up to 60 seconds.\n");
    assertThat(
            new DynamoDbAccessKeys(
                    new StoreCalls(dynamoDb.client()),
                    TABLES.accessKeys(),
                    SecretSeal.withDefaultKey())
                .find(id))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "POOL=,POOL is missing. Usage: make access-key POOL=",
    "POOLS=pool,Unknown argument: POOLS. Usage: make access-key POOL=",
    "POOL=a#b,POOL: user pool id must be",
    "POOL=pool|KMS_KEY=mine,KMS_KEY: not the ARN of a KMS key",
    "POOL=pool|SCOPES=owner,SCOPES: unknown scope owner",
    "POOL=pool|ENDPOINT=nowhere,ENDPOINT is given twice",
  })
  void errorIsReportedAndNoKeyIsShown(String arguments, String message) {
    assertThat(run(arguments.split("\\|"))).isEqualTo(2);
    assertThat(printed()).startsWith(message).hasLineCount(1);
  }

  @Test
  void missingTableIsReportedAndNoKeyIsShown() {
    String[] arguments = {"POOL=pool", "ACCESS_KEY_TABLE=no-such-table", "ENDPOINT=" + endpoint()};
    assertThat(AccessKeyCommand.run(arguments, print)).isEqualTo(2);
    assertThat(printed()).contains("ResourceNotFoundException").doesNotContain("Secret");
  }

  /// Runs the command with `arguments` and the table.
  private int run(String... arguments) {
    Stream<String> table =
        Stream.of("ACCESS_KEY_TABLE=" + TABLES.accessKeys(), "ENDPOINT=" + endpoint());
    return AccessKeyCommand.run(
        Stream.concat(table, Stream.of(arguments)).toArray(String[]::new), print);
  }

  private String shown(String name) {
    Matcher line = Pattern.compile("(?m)^" + name + ": +(.+)$").matcher(printed());
    assertThat(line.find()).isTrue();
    return line.group(1);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String endpoint() {
    URI endpoint = dynamoDb.endpoint();
    return endpoint.toString();
  }
}
