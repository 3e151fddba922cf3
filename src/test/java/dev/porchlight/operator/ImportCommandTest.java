package dev.porchlight.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.store.dynamodb.Tables;
import dev.porchlight.workbench.local.DynamoDbLocal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The command as `make import` calls it, against DynamoDB Local.
class ImportCommandTest {
  private static final Tables TABLES = new Tables("import-sessions", "import-keys");
  private static final String APP =
      "{\"type\":\"app\",\"userPoolId\":\"%s\",\"appId\":\"a\",\"name\":\"n\"}";
  private static final String KEY =
      "{\"type\":\"accessKey\",\"id\":\"%s\",\"secret\":\"0123456789abcdef\","
          + "\"userPoolId\":\"%s\",\"scopes\":[\"read\"]}";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeFile() throws Exception {
    file = folder.resolve("file.jsonl");
    Files.writeString(file, APP.formatted("p"));
  }

  @Test
  void linesOfOtherUserPoolsAreRefusedIfTheFileIsBoundToOne() throws Exception {
    Files.writeString(
        file,
        String.join(
            "\n",
            APP.formatted("mine"),
            APP.formatted("other"),
            KEY.formatted("key-of-mine", "mine"),
            KEY.formatted("key-of-other", "other"),
            "{\"type\":\"user\",\"userPoolId\":\"other\",\"userId\":\"u\"}",
            "{\"type\":\"session\",\"userPoolId\":\"other\",\"userId\":\"u\",\"appId\":\"a\","
                + "\"sessionId\":\"s\",\"loginAt\":\"2026-11-01T08:00:00Z\","
                + "\"expiresAt\":\"2099-01-01T00:00:00Z\"}"));
    try (DynamoDbClient client = DynamoDbLocal.shared().clientOf("local")) {
      DynamoDbLocal.create(TABLES, client);
      assertThat(run("USER_POOL=mine", "ENDPOINT=" + DynamoDbLocal.shared().endpoint()))
          .isEqualTo(1);
      assertThat(report())
          .contains("line 2: userPoolId: not the USER_POOL of this import")
          .contains("lines written: 2 in ")
          .contains("; refused: 4; not written: 0");
      assertThat(
              client
                  .getItem(get ->
                      get.tableName(TABLES.accessKeys())
                          .key(Map.of("accessKeyId", AttributeValue.fromS("key-of-other"))))
                  .hasItem())
          .isFalse();
    }
  }

  @Test
  void refusedConnectionIsOneLineThatSaysWhereAndWhatToDo() throws Exception {
    assertThat(run("ENDPOINT=http://127.0.0.1:1")).isEqualTo(2);
    assertThat(report())
        .contains("line 1 and 0 more: may not have been written: DynamoDB did not answer")
        .contains("tables: import-sessions, import-keys")
        .contains("http://127.0.0.1:1")
        .contains("check ENDPOINT")
        .doesNotContain("\tat ");
    assertThat(report().lines()).hasSize(3);
  }

  @Test
  void missingTableIsOneLineThatSaysWhereAndWhatToDo() throws Exception {
    assertThat(
            ImportCommand.run(
                new String[] {
                  "FILE=" + file,
                  "SESSION_TABLE=none",
                  "ACCESS_KEY_TABLE=none",
                  "ENDPOINT=" + DynamoDbLocal.shared().endpoint()
                },
                out()))
        .isEqualTo(2);
    assertThat(report())
        .contains("DynamoDB refused: ResourceNotFoundException (tables: none, none; region: ")
        .contains("Check SESSION_TABLE");
    assertThat(report().lines()).hasSize(3);
  }

  @Test
  void fileThatCannotBeReadIsOneLine() throws Exception {
    assertThat(run("FILE=" + folder)).isEqualTo(2);
    assertThat(run("FILE=" + folder.resolve("none"))).isEqualTo(2);
    assertThat(report().lines()).hasSize(2).allMatch(line -> line.startsWith("FILE"));
  }

  private int run(String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(more));
    if (arguments.stream().noneMatch(one -> one.startsWith("FILE="))) {
      arguments.add("FILE=" + file);
    }
    arguments.add("SESSION_TABLE=" + TABLES.sessions());
    arguments.add("ACCESS_KEY_TABLE=" + TABLES.accessKeys());
    return ImportCommand.run(arguments.toArray(String[]::new), out());
  }

  private PrintStream out() {
    return new PrintStream(printed, true, StandardCharsets.UTF_8);
  }

  private String report() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
