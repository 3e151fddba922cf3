package dev.porchlight.workbench.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// `infra/template.yaml` as data. Intrinsic functions are read as their argument: `!Ref Reader` is
/// `"Reader"`, `!GetAtt SessionTable.Arn` is `"SessionTable.Arn"`.
public final class Template {
  /// The template as it is now.
  public static final Template INSTANCE = new Template(read());

  private final JsonNode root;

  private Template(JsonNode root) {
    this.root = root;
  }

  /// The whole template.
  public JsonNode root() {
    return root;
  }

  /// A parameter; a missing node if there is none.
  public JsonNode parameter(String name) {
    return root.path("Parameters").path(name);
  }

  /// A resource; a missing node if there is none.
  public JsonNode resource(String name) {
    return root.path("Resources").path(name);
  }

  /// The properties of a resource; a missing node if there are none.
  public JsonNode properties(String name) {
    return resource(name).path("Properties");
  }

  /// All resources of a type, by their names.
  public Map<String, JsonNode> ofType(String type) {
    return root.path("Resources").properties().stream()
        .filter(resource -> resource.getValue().path("Type").asText().equals(type))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// A function's setting: the global one and its own, where present.
  public List<JsonNode> settings(String function, String name) {
    return Stream.of(root.path("Globals").path("Function"), properties(function))
        .map(settings -> settings.path(name))
        .filter(setting -> !setting.isMissingNode())
        .toList();
  }

  /// The statements of a role's own policies, including conditional ones.
  public List<JsonNode> statements(String role) {
    return properties(role).path("Policies").findParents("Action");
  }

  /// The resources that a statement covers; for an `!If`, the one that it covers if the condition
  /// holds.
  public static List<String> subjects(JsonNode statement) {
    JsonNode resource = statement.path("Resource");
    if (!resource.isArray()) {
      return texts(resource);
    }
    return elements(resource).stream()
        .map(r -> r.isArray() ? r.path(1) : r)
        .map(JsonNode::asText)
        .toList();
  }

  /// The text, or the texts of an array.
  public static List<String> texts(JsonNode node) {
    return node.isArray() ? elements(node).stream().map(JsonNode::asText).toList() : text(node);
  }

  /// The elements of an array, or the values of an object.
  public static List<JsonNode> elements(JsonNode node) {
    return stream(node).toList();
  }

  private static List<String> text(JsonNode node) {
    return node.isMissingNode() ? List.of() : List.of(node.asText());
  }

  private static Stream<JsonNode> stream(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }

  private static JsonNode read() {
    try {
      return new ObjectMapper(new YAMLFactory()).readTree(Path.of("infra/template.yaml").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
