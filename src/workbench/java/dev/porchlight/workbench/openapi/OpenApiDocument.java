package dev.porchlight.workbench.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Generates `docs/openapi.yaml`.
final class OpenApiDocument {
  /// The generated file.
  static final Path FILE = Path.of("docs/openapi.yaml");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .build());

  private final WireSchemas schemas = new WireSchemas();
  private final Answers answers = new Answers(schemas);
  private final List<ResourceMethod> methods = ResourceMethod.all();
  private final ObjectNode document = FamilyDescription.service().deepCopy();

  /// The text of the file.
  ///
  /// @throws IllegalStateException if an operation lacks its description, or a description its
  ///   operation
  static String make() {
    try {
      String text = YAML.writeValueAsString(new OpenApiDocument().whole());
      return "# Made by `make openapi` of the compiled classes and src/openapi; do not edit.\n"
          + text;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectNode whole() {
    ArrayNode tags = document.putArray("tags");
    ObjectNode paths = document.putObject("paths");
    Set<String> described = new LinkedHashSet<>();
    for (FamilyDescription family : FamilyDescription.all()) {
      tags.addObject()
          .put("name", family.name())
          .put("description", family.tree().path("description").asText());
      described.addAll(family.routes());
      methods.stream()
          .filter(method -> method.family().equals(family.name()))
          .forEach(method ->
              paths
                  .withObjectProperty(method.path())
                  .set(method.verb().toLowerCase(Locale.ROOT), operation(method, family)));
      addComponents(family);
    }
    checkAllAreDescribed(described);
    schemas.components().forEach(components("schemas")::set);
    return document;
  }

  private void checkAllAreDescribed(Set<String> described) {
    Set<String> real = new LinkedHashSet<>();
    methods.forEach(method -> real.add(method.route()));
    if (!real.equals(described)) {
      Set<String> missing = new LinkedHashSet<>(real);
      missing.removeAll(described);
      described.removeAll(real);
      throw new IllegalStateException(
          "src/openapi lacks " + missing + ", and describes what is not there: " + described);
    }
  }

  private ObjectNode operation(ResourceMethod method, FamilyDescription family) {
    JsonNode said = family.operation(method);
    ObjectNode operation =
        JSON.objectNode()
            .put("operationId", method.operationId())
            .put("summary", said.path("summary").asText());
    if (said.has("description")) {
      operation.set("description", said.path("description"));
    }
    operation.putArray("tags").add(family.name());
    operation.put("x-porchlight-function", method.writes() ? "writer" : "reader");
    ArrayNode parameters = JSON.arrayNode();
    for (String name : method.pathParameters()) {
      parameters.addObject().put("$ref", "#/components/parameters/" + family.name() + "." + name);
    }
    said.path("parameters").forEach(parameters::add);
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
    if (said.has("body")) {
      operation.set("requestBody", body(said.path("body")));
    }
    operation.set("responses", answers.of(method, family, said));
    operation.set(
        "security", said.has("security") ? said.path("security") : family.tree().path("security"));
    return operation;
  }

  /// The same schema for each media type the operation accepts.
  private static ObjectNode body(JsonNode said) {
    ObjectNode body = JSON.objectNode().put("required", said.path("required").asBoolean(true));
    ObjectNode content = body.putObject("content");
    if (said.has("mediaTypes")) {
      said.path("mediaTypes")
          .forEach(type -> content.putObject(type.asText()).set("schema", said.path("schema")));
    } else {
      content.putObject("application/json").set("schema", said.path("schema"));
    }
    return body;
  }

  private void addComponents(FamilyDescription family) {
    family
        .tree()
        .path("components")
        .properties()
        .forEach(kind ->
            kind.getValue()
                .properties()
                .forEach(component ->
                    components(kind.getKey())
                        .set(family.name() + "." + component.getKey(), component.getValue())));
  }

  private ObjectNode components(String kind) {
    return document.withObjectProperty("components").withObjectProperty(kind);
  }
}
