package dev.porchlight.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.porchlight.store.dynamodb.Tables;
import dev.porchlight.workbench.infra.Template;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;

/// The deployed tables are the tested ones, and survive mistakes.
class TablesTest {
  private static final Template TEMPLATE = Template.INSTANCE;
  private static final List<CreateTableRequest> DEFINITIONS =
      new Tables("SessionTable", "AccessKeyTable").definitions();

  @Test
  void noTableIsMissing() {
    assertThat(TEMPLATE.ofType("AWS::DynamoDB::Table").keySet())
        .containsExactlyInAnyOrder("SessionTable", "AccessKeyTable");
  }

  @Test
  void keysAndIndexesMatchTheTestedTables() {
    for (CreateTableRequest definition : DEFINITIONS) {
      JsonNode deployed = TEMPLATE.properties(definition.tableName());
      assertThat(keys(deployed)).isEqualTo(keys(definition.keySchema()));
      assertThat(attributes(deployed)).containsExactlyInAnyOrderElementsOf(attributes(definition));
      assertThat(indexes(deployed)).containsExactlyInAnyOrderElementsOf(indexes(definition));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SessionTable", "AccessKeyTable"})
  void tableExpiresItems(String table) {
    JsonNode timeToLive = TEMPLATE.properties(table).path("TimeToLiveSpecification");
    assertThat(timeToLive.path("AttributeName").asText()).isEqualTo(Tables.timeToLiveAttribute());
    assertThat(timeToLive.path("Enabled").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SessionTable", "AccessKeyTable"})
  void tableCanBeRecoveredIsEncryptedAndOutlivesTheStack(String table) {
    JsonNode resource = TEMPLATE.resource(table);
    JsonNode properties = resource.path("Properties");
    JsonNode recovery = properties.path("PointInTimeRecoverySpecification");
    assertThat(recovery.path("PointInTimeRecoveryEnabled").asBoolean()).isTrue();
    assertThat(properties.path("DeletionProtectionEnabled").asBoolean()).isTrue();
    assertThat(properties.path("SSESpecification").path("SSEEnabled").asBoolean()).isTrue();
    assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("Retain");
    assertThat(resource.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
  }

  @Test
  void accessKeysCanUseACustomerManagedEncryptionKey() {
    JsonNode encryption = TEMPLATE.properties("AccessKeyTable").path("SSESpecification");
    assertThat(encryption.path("SSEType").asText()).isEqualTo("KMS");
    assertThat(Template.texts(encryption.path("KMSMasterKeyId"))).contains("AccessKeyTableKey");
  }

  @Test
  void sessionChangesAreStreamedWithTheOldImage() {
    JsonNode stream = TEMPLATE.properties("SessionTable").path("StreamSpecification");
    assertThat(stream.path("StreamViewType").asText()).isEqualTo("NEW_AND_OLD_IMAGES");
  }

  private static List<String> keys(JsonNode properties) {
    return Template.elements(properties.path("KeySchema")).stream()
        .map(key -> key.path("AttributeName").asText() + " " + key.path("KeyType").asText())
        .toList();
  }

  private static List<String> keys(List<KeySchemaElement> schema) {
    return schema.stream().map(key -> key.attributeName() + " " + key.keyTypeAsString()).toList();
  }

  private static List<String> attributes(JsonNode properties) {
    return Template.elements(properties.path("AttributeDefinitions")).stream()
        .map(a -> a.path("AttributeName").asText() + " " + a.path("AttributeType").asText())
        .toList();
  }

  private static List<String> attributes(CreateTableRequest definition) {
    return definition.attributeDefinitions().stream()
        .map(a -> a.attributeName() + " " + a.attributeTypeAsString())
        .toList();
  }

  private static List<Index> indexes(JsonNode properties) {
    return Stream.of("LocalSecondaryIndexes", "GlobalSecondaryIndexes")
        .flatMap(kind ->
            Template.elements(properties.path(kind)).stream().map(index -> index(kind, index)))
        .toList();
  }

  private static Index index(String kind, JsonNode index) {
    JsonNode projection = index.path("Projection");
    return new Index(
        kind,
        index.path("IndexName").asText(),
        keys(index),
        projection.path("ProjectionType").asText(),
        Template.texts(projection.path("NonKeyAttributes")));
  }

  private static List<Index> indexes(CreateTableRequest definition) {
    Stream<Index> local =
        definition.localSecondaryIndexes().stream()
            .map(i -> index("Local", i.indexName(), i.keySchema(), i.projection()));
    Stream<Index> global =
        definition.globalSecondaryIndexes().stream()
            .map(i -> index("Global", i.indexName(), i.keySchema(), i.projection()));
    return Stream.concat(local, global).toList();
  }

  private static Index index(
      String kind, String name, List<KeySchemaElement> keys, Projection projection) {
    return new Index(
        kind + "SecondaryIndexes",
        name,
        keys(keys),
        projection.projectionTypeAsString(),
        projection.nonKeyAttributes());
  }

  private record Index(
      String kind, String name, List<String> keys, String projection, List<String> attributes) {}
}
