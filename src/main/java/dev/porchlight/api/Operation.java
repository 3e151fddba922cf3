package dev.porchlight.api;

import java.lang.annotation.Annotation;
import java.util.List;

/// An operation, named the way API Gateway names routes: `GET /v1/apps/{appId}`.
///
/// @param template the segments of its path, parameters in braces
/// @param parameters the names of its path parameters
/// @param route method and path template
/// @param resource the class that declares its method
public record Operation(
    String method,
    List<String> template,
    List<String> parameters,
    String route,
    Class<?> resource) {
  static Operation of(String method, String path, Class<?> resource) {
    List<String> template = segments(path);
    String route = method + " /" + String.join("/", template);
    return new Operation(method, template, parameters(template), route, resource);
  }

  /// Whether the operation's class carries the annotation.
  public boolean isMarked(Class<? extends Annotation> mark) {
    return resource.isAnnotationPresent(mark);
  }

  /// The position of a parameter in the path.
  ///
  /// @throws IllegalArgumentException if the template has no such parameter
  int place(String parameter) {
    int place = template.indexOf("{" + parameter + "}");
    if (place < 0) {
      throw new IllegalArgumentException(route() + " has no " + parameter);
    }
    return place;
  }

  /// Whether a path leads to the operation. A parameter matches exactly one segment, whatever it
  /// holds.
  boolean isAt(String path) {
    List<String> segments = segments(path);
    if (segments.size() != template.size()) {
      return false;
    }
    for (int i = 0; i < segments.size(); i++) {
      String wanted = template.get(i);
      if (!wanted.startsWith("{") && !wanted.equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> parameters(List<String> template) {
    return template.stream()
        .filter(segment -> segment.startsWith("{"))
        .map(segment -> segment.substring(1, segment.length() - 1))
        .toList();
  }

  private static List<String> segments(String path) {
    return List.of(path.replaceFirst("^/+", "").split("/+"));
  }
}
