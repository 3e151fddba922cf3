package dev.porchlight.workbench.openapi;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.porchlight.api.Writes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An operation, as the compiled resources declare it.
///
/// @param path the path template, as in `/v1/apps/{appId}`
/// @param verb the HTTP method
record ResourceMethod(String path, String verb, Method method) {
  private static final String FAMILIES = "dev.porchlight.api";

  /// All operations, by path and verb.
  static List<ResourceMethod> all() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(FAMILIES).stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect)
            .flatMap(ResourceMethod::of)
            .sorted(Comparator.comparing(ResourceMethod::path).thenComparing(ResourceMethod::verb))
            .toList();
  }

  /// The route, such as `GET /api/v1/sessions/list`.
  String route() {
    return verb + " " + path;
  }

  /// The package below `api`.
  String family() {
    String name = method.getDeclaringClass().getPackageName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  String operationId() {
    String name = method.getDeclaringClass().getSimpleName().replace("Resource", "");
    String resource = name.replaceFirst("(?i)^" + family(), "");
    return family() + "." + resource + "." + method.getName();
  }

  boolean writes() {
    return method.isAnnotationPresent(Writes.class)
        || method.getDeclaringClass().isAnnotationPresent(Writes.class);
  }

  /// The names of the path's parameters.
  List<String> pathParameters() {
    return Arrays.stream(path.split("/", -1))
        .filter(segment -> segment.startsWith("{"))
        .map(segment -> segment.substring(1, segment.length() - 1))
        .toList();
  }

  private static Stream<ResourceMethod> of(Class<?> resource) {
    return Arrays.stream(resource.getDeclaredMethods())
        .flatMap(method -> verb(method).map(verb -> of(resource, method, verb)).stream());
  }

  private static ResourceMethod of(Class<?> resource, Method method, String verb) {
    String path =
        template(resource.getAnnotation(Path.class)) + template(method.getAnnotation(Path.class));
    return new ResourceMethod(path.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}"), verb, method);
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .map(type -> type.getAnnotation(HttpMethod.class))
        .flatMap(Stream::ofNullable)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static String template(@Nullable Path path) {
    if (path == null || path.value().equals("/")) {
      return "";
    }
    return path.value().startsWith("/") ? path.value() : "/" + path.value();
  }
}
