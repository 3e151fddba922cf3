package dev.porchlight.workbench.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What `src/openapi/<family>.yaml` says about a family: what its requests look like, and which
/// errors an operation has. `src/openapi/README.md` explains the format.
record FamilyDescription(String name, JsonNode tree) {
  private static final Path FOLDER = Path.of("src/openapi");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /// All described families, by name.
  static List<FamilyDescription> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".yaml") && !file.equals("service.yaml"))
          .sorted()
          .map(file -> new FamilyDescription(file.replace(".yaml", ""), read(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What all families share.
  static JsonNode service() {
    return read("service.yaml");
  }

  /// The description of an operation.
  ///
  /// @throws IllegalStateException if there is none
  JsonNode operation(ResourceMethod method) {
    JsonNode said = tree.path("operations").path(method.route());
    if (said.isMissingNode()) {
      throw new IllegalStateException(
          "src/openapi/" + name + ".yaml does not describe " + method.route());
    }
    return said;
  }

  /// The described routes.
  Set<String> routes() {
    Set<String> routes = new LinkedHashSet<>();
    tree.path("operations").fieldNames().forEachRemaining(routes::add);
    return routes;
  }

  ErrorTable errors() {
    return ErrorTable.of(name, tree.at("/errors/type").asText());
  }

  /// An operation's errors: its own, those of every operation and, if it writes, those of every
  /// operation that writes; without those that it rules out.
  Set<String> errorsOf(JsonNode operation, boolean writes) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> not = new LinkedHashSet<>();
    operation.path("without").forEach(error -> not.add(error.asText()));
    tree.at("/errors/every").forEach(error -> names.add(error.asText()));
    operation.path("errors").forEach(error -> names.add(error.asText()));
    if (writes) {
      tree.at("/errors/writes").forEach(error -> names.add(error.asText()));
    }
    names.removeAll(not);
    return names;
  }

  private static JsonNode read(String file) {
    try {
      return YAML.readTree(FOLDER.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
