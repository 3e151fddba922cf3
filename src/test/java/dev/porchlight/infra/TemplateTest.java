package dev.porchlight.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.porchlight.store.dynamodb.Tables;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/// What is deployed is what is tested.
class TemplateTest {
  private static final List<String> READS =
      List.of("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query");

  private final JsonNode resources = read().path("Resources");

  @Test
  void tablesHaveTheKeysThatTheTestsUse() {
    List<CreateTableRequest> definitions = new Tables("sessions", "access-keys").definitions();
    assertThat(keys("SessionTable")).isEqualTo(keys(definitions.get(0)));
    assertThat(keys("AccessKeyTable")).isEqualTo(keys(definitions.get(1)));
  }

  @Test
  void tablesExpireRecoverEncryptAndOutliveTheStack() {
    for (String table : List.of("SessionTable", "AccessKeyTable")) {
      JsonNode resource = resources.path(table);
      JsonNode properties = resource.path("Properties");
      JsonNode timeToLive = properties.path("TimeToLiveSpecification");
      assertThat(timeToLive.path("AttributeName").asText()).isEqualTo(Tables.timeToLiveAttribute());
      assertThat(timeToLive.path("Enabled").asBoolean()).isTrue();
      assertThat(
              properties
                  .path("PointInTimeRecoverySpecification")
                  .path("PointInTimeRecoveryEnabled")
                  .asBoolean())
          .isTrue();
      assertThat(properties.path("SSESpecification").path("SSEEnabled").asBoolean()).isTrue();
      assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("Retain");
    }
  }

  @Test
  void functionsAreTheNativeBinaryOnArmAndTakePayload2() {
    for (String name : List.of("Reader", "Writer")) {
      JsonNode function = resources.path(name).path("Properties");
      assertThat(function.path("Runtime").asText()).isEqualTo("provided.al2023");
      assertThat(function.path("Architectures").path(0).asText()).isEqualTo("arm64");
      assertThat(function.path("CodeUri").asText()).isEqualTo("../target/function.zip");
      assertThat(function.path("Events")).isNotEmpty();
      for (JsonNode event : function.path("Events")) {
        assertThat(event.path("Properties").path("PayloadFormatVersion").asText()).isEqualTo("2.0");
      }
    }
  }

  @Test
  void whatEndsSessionsIsRoutedToTheWriterAndEverythingElseToTheReader() {
    JsonNode events = resources.path("Writer").path("Properties").path("Events");
    assertThat(events.findValuesAsText("Path"))
        .containsExactlyInAnyOrder("/api/v1/sessions/logout.me", "/api/v1/sessions/logout");
    JsonNode everything =
        resources.path("Reader").path("Properties").path("Events").path("Everything");
    assertThat(everything.path("Properties").has("Path")).isFalse();
  }

  @Test
  void writerCanUpdateSessionsAndNoAccessKeys() {
    JsonNode statements =
        resources.path("Writer").path("Properties").path("Policies").path(0).path("Statement");
    for (JsonNode statement : statements) {
      boolean ofSessions = statement.path("Resource").asText().equals("SessionTable.Arn");
      List<String> actions = texts(statement.path("Action"));
      if (ofSessions) {
        assertThat(actions).contains("dynamodb:UpdateItem").doesNotContain("dynamodb:DeleteItem");
      } else {
        assertThat(actions).containsExactly("dynamodb:GetItem");
      }
    }
  }

  @Test
  void readerCanOnlyReadAndOnlyTheTwoTables() {
    JsonNode policies = resources.path("Reader").path("Properties").path("Policies");
    assertThat(policies).hasSize(1);
    for (JsonNode statement : policies.path(0).path("Statement")) {
      assertThat(texts(statement.path("Action"))).isSubsetOf(READS);
      assertThat(statement.path("Resource").asText())
          .isIn("SessionTable.Arn", "AccessKeyTable.Arn");
    }
  }

  private List<String> keys(String table) {
    JsonNode schema = resources.path(table).path("Properties").path("KeySchema");
    return StreamSupport.stream(schema.spliterator(), false)
        .map(key -> key.path("AttributeName").asText() + " " + key.path("KeyType").asText())
        .toList();
  }

  private static List<String> keys(CreateTableRequest definition) {
    return definition.keySchema().stream()
        .map(key -> key.attributeName() + " " + key.keyTypeAsString())
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static JsonNode read() {
    try {
      return new ObjectMapper(new YAMLFactory()).readTree(Path.of("infra/template.yaml").toFile());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
