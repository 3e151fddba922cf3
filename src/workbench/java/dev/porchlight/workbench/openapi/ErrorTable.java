package dev.porchlight.workbench.openapi;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A family's errors, read from its enum: name, status, text.
final class ErrorTable {
  private final List<Line> lines;

  /// @param status as an HTTP status, wherever the family puts it
  /// @param words what tells the error from others; empty if only its name does
  record Line(String name, int status, String words) {}

  private ErrorTable(List<Line> lines) {
    this.lines = lines;
  }

  /// @param type simple name of the enum, in the family's package
  static ErrorTable of(String family, String type) {
    try {
      Class<?> errors = Class.forName("dev.porchlight.api." + family + "." + type);
      return new ErrorTable(
          Arrays.stream(errors.getEnumConstants()).map(error -> line((Enum<?>) error)).toList());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The lines with those names, in the table's order.
  List<Line> named(Set<String> names) {
    List<Line> found = lines.stream().filter(line -> names.contains(line.name())).toList();
    if (found.size() != names.size()) {
      throw new IllegalStateException("not all of these are errors: " + names);
    }
    return found;
  }

  List<Line> all() {
    return lines;
  }

  private static Line line(Enum<?> error) {
    int status = (int) call(error, "status").or(() -> call(error, "statusCode")).orElseThrow();
    String words =
        call(error, "apiCode")
            .map(code -> "apiCode " + code)
            .or(() -> call(error, "text", "…").map(Object::toString))
            .or(() -> call(error, "detail", "…").map(Object::toString))
            .or(() -> call(error, "description").map(Object::toString))
            .orElse("");
    return new Line(error.name(), status, words);
  }

  private static Optional<Object> call(Enum<?> error, String name, Object... arguments) {
    Class<?>[] types = Arrays.stream(arguments).map(Object::getClass).toArray(Class<?>[]::new);
    try {
      Method method = error.getDeclaringClass().getMethod(name, types);
      return Optional.ofNullable(method.invoke(error, arguments));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
