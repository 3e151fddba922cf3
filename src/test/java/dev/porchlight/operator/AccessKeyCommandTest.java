package dev.porchlight.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.Scope;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.store.dynamodb.DynamoDbAccessKeys;
import dev.porchlight.store.dynamodb.StoreCalls;
import dev.porchlight.store.dynamodb.Tables;
import dev.porchlight.workbench.local.DynamoDbLocal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessKeyCommandTest {
  private static final Tables TABLES = new Tables("sessions", "access-keys");

  private static DynamoDbLocal dynamoDb;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

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
  void keyThatIsShownIsTheOneThatIsStored() {
    assertThat(run("pool-1", "read, write", TABLES.accessKeys(), endpoint())).isZero();
    String id = shown("Access key id");
    assertThat(
            new DynamoDbAccessKeys(new StoreCalls(dynamoDb.client()), TABLES.accessKeys()).find(id))
        .contains(
            new AccessKey(
                id, shown("Secret"), new UserPoolId("pool-1"), Set.of(Scope.READ, Scope.WRITE)));
  }

  @Test
  void keyMayOnlyReadUnlessMoreIsTold() {
    assertThat(run("pool-1", "", TABLES.accessKeys(), endpoint())).isZero();
    assertThat(shown("Scopes")).isEqualTo("read");
  }

  @ParameterizedTest
  @CsvSource({
    "'',read,access-keys,usage: make access-key POOL=",
    "a#b,read,access-keys,user pool id must be",
    "pool,admin,access-keys,there is no scope admin",
    "pool,read,no-such-table,ResourceNotFoundException",
  })
  void whatIsWrongIsSaidAndNoKeyIsShown(String pool, String scopes, String table, String message) {
    assertThat(run(pool, scopes, table, endpoint())).isEqualTo(2);
    assertThat(printed()).contains(message).doesNotContain("Secret");
  }

  private int run(String... arguments) {
    return AccessKeyCommand.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
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
