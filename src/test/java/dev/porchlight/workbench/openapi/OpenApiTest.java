package dev.porchlight.workbench.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiTest {
  private static final String UPDATE = "porchlight.openapi.update";

  @BeforeAll
  static void updateIfAsked() throws Exception {
    if (Boolean.getBoolean(UPDATE)) {
      Files.writeString(OpenApiDocument.FILE, OpenApiDocument.make());
    }
  }

  @Test
  void fileIsUpToDate() throws Exception {
    assertThat(Files.readString(OpenApiDocument.FILE))
        .as("docs/openapi.yaml does not match the code: run make openapi")
        .isEqualTo(OpenApiDocument.make());
  }

  @Test
  void everyOperationIsDescribed() throws Exception {
    JsonNode paths = document().path("paths");
    assertThat(ResourceMethod.all()).isNotEmpty();
    for (ResourceMethod method : ResourceMethod.all()) {
      JsonNode operation =
          paths.path(method.path()).path(method.verb().toLowerCase(java.util.Locale.ROOT));
      assertThat(operation.path("summary").asText()).as(method.route()).isNotEmpty();
      assertThat(operation.path("responses")).as(method.route()).isNotEmpty();
    }
  }

  @Test
  void everyReferenceResolves() throws Exception {
    JsonNode document = document();
    List<JsonNode> references = document.findValues("$ref");
    assertThat(references).isNotEmpty();
    for (JsonNode reference : references) {
      assertThat(document.at(reference.asText().substring(1)).isObject())
          .as(reference.asText())
          .isTrue();
    }
  }

  @Test
  void operationIdsAreUnique() throws Exception {
    List<String> ids = document().findValuesAsText("operationId");
    assertThat(ids).doesNotHaveDuplicates().hasSameSizeAs(ResourceMethod.all());
  }

  @ParameterizedTest
  @MethodSource("families")
  void everyErrorOfAFamilyBelongsToAnOperationOrIsUnmatched(FamilyDescription family) {
    Set<String> named = new HashSet<>();
    family
        .tree()
        .path("operations")
        .forEach(operation -> named.addAll(family.errorsOf(operation, true)));
    for (JsonNode error : family.tree().at("/errors/unmatched")) {
      assertThat(named.add(error.asText())).as(error.asText()).isTrue();
    }
    assertThat(family.errors().all().stream().map(ErrorTable.Line::name))
        .allSatisfy(error -> assertThat(named).contains(error));
  }

  static List<FamilyDescription> families() {
    return FamilyDescription.all();
  }

  private static JsonNode document() throws Exception {
    return new ObjectMapper(new YAMLFactory()).readTree(OpenApiDocument.FILE.toFile());
  }
}
