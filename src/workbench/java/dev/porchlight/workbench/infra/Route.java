package dev.porchlight.workbench.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.porchlight.api.Writes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which function answers a method and path: as the resource classes require it, and as the
/// template deploys it.
public record Route(String function, String method, String path) {
  /// The function that answers questions.
  public static final String READER = "Reader";

  /// The function that makes changes.
  public static final String WRITER = "Writer";

  /// One for each resource method of the service.
  public static List<Route> wanted() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.porchlight")
            .stream()
            .flatMap(type -> type.getMethods().stream())
            .flatMap(Route::wanted)
            .toList();
  }

  /// One for each event in the template that names a path.
  public static List<Route> deployed(Template template) {
    return Stream.of(READER, WRITER)
        .flatMap(function ->
            events(template, function).stream()
                .filter(event -> event.has("Path"))
                .map(event -> deployed(function, event)))
        .toList();
  }

  /// The properties of a function's events.
  public static List<JsonNode> events(Template template, String function) {
    return Template.elements(template.properties(function).path("Events")).stream()
        .map(event -> event.path("Properties"))
        .toList();
  }

  private static Route deployed(String function, JsonNode event) {
    return new Route(function, event.path("Method").asText(), event.path("Path").asText());
  }

  private static Stream<Route> wanted(JavaMethod method) {
    String function = method.isAnnotatedWith(Writes.class) ? WRITER : READER;
    String path = path(method.getOwner().tryGetAnnotationOfType(Path.class)) + path(method);
    return method.getAnnotations().stream()
        .map(JavaAnnotation::getRawType)
        .flatMap(type -> type.tryGetAnnotationOfType(HttpMethod.class).stream())
        .map(verb -> new Route(function, verb.value(), path));
  }

  private static String path(JavaMethod method) {
    return path(method.tryGetAnnotationOfType(Path.class));
  }

  /// As API Gateway writes it: with a leading slash, and without the parameters' patterns.
  private static String path(Optional<Path> annotation) {
    String path = annotation.map(Path::value).orElse("").replaceAll(":[^}]*}", "}");
    return path.isEmpty() || path.startsWith("/") ? path : "/" + path;
  }
}
