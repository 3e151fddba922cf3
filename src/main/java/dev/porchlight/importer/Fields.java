package dev.porchlight.importer;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads the fields of one JSON object, and complains by the name of the field.
final class Fields {
  private static final int MOST_TEXT_CHARACTERS = 2_048;
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private final JsonNode object;
  private final String prefix;
  private final Set<String> read = new HashSet<>();

  Fields(JsonNode object, String prefix) throws BadLineException {
    if (!object.isObject()) {
      throw new BadLineException((prefix.isEmpty() ? "the line" : prefix) + ": not a JSON object");
    }
    this.object = object;
    this.prefix = prefix;
  }

  String text(String name) throws BadLineException {
    String text = textOrNull(name);
    if (text == null) {
      throw bad(name, "missing");
    }
    return text;
  }

  @Nullable String textOrNull(String name) throws BadLineException {
    JsonNode node = node(name);
    if (node == null) {
      return null;
    }
    if (!node.isTextual()) {
      throw bad(name, "not a string");
    }
    if (node.textValue().isEmpty()) {
      throw bad(name, "empty");
    }
    if (node.textValue().length() > MOST_TEXT_CHARACTERS) {
      throw bad(name, "longer than " + MOST_TEXT_CHARACTERS + " characters");
    }
    return node.textValue();
  }

  /// A text that may be empty.
  @Nullable String anyTextOrNull(String name) throws BadLineException {
    JsonNode node = node(name);
    return node != null && node.isTextual() && node.textValue().isEmpty() ? "" : textOrNull(name);
  }

  @Nullable Integer integerOrNull(String name) throws BadLineException {
    JsonNode node = node(name);
    if (node == null) {
      return null;
    }
    if (!node.isNumber() || !node.canConvertToExactIntegral() || !node.canConvertToInt()) {
      throw bad(name, "not an integer");
    }
    return node.intValue();
  }

  boolean isFalse(String name) {
    JsonNode node = node(name);
    return node != null && node.isBoolean() && !node.booleanValue();
  }

  @Nullable Fields objectOrNull(String name) throws BadLineException {
    JsonNode node = node(name);
    return node == null ? null : new Fields(node, prefix + name + ".");
  }

  /// A text that must fit its type if it is there.
  <T> @Nullable T idOrNull(String name, Predicate<String> fits, Function<String, T> type)
      throws BadLineException {
    return node(name) == null ? null : id(name, fits, type);
  }

  /// A required text that must [fit][Predicate] its type.
  <T> T id(String name, Predicate<String> fits, Function<String, T> type) throws BadLineException {
    String text = text(name);
    if (!fits.test(text)) {
      throw bad(name, "not allowed as an id");
    }
    return type.apply(text);
  }

  Instant instant(String name) throws BadLineException {
    Instant instant = instantOrNull(name);
    if (instant == null) {
      throw bad(name, "missing");
    }
    return instant;
  }

  @Nullable Instant instantOrNull(String name) throws BadLineException {
    String text = textOrNull(name);
    if (text == null) {
      return null;
    }
    try {
      Instant instant = Instant.parse(text);
      if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
        throw bad(name, "not between the years 1970 and 9999");
      }
      return instant;
    } catch (DateTimeException e) {
      throw bad(name, "not a time such as 2026-11-01T08:00:00.000Z");
    }
  }

  @Nullable InetAddress addressOrNull(String name) throws BadLineException {
    String text = textOrNull(name);
    try {
      return text == null ? null : InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      throw bad(name, "not an IP address");
    }
  }

  /// The strings of a required array, which may be empty.
  List<String> texts(String name) throws BadLineException {
    if (node(name) == null) {
      throw bad(name, "missing");
    }
    return textsIfAny(name);
  }

  /// The strings of an array; none if it is absent.
  List<String> textsIfAny(String name) throws BadLineException {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array(name)) {
      if (!element.isTextual()) {
        throw bad(name, "not an array of strings");
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  /// The objects of an array; none if it is absent.
  List<Fields> objects(String name) throws BadLineException {
    List<Fields> objects = new ArrayList<>();
    for (JsonNode element : array(name)) {
      objects.add(new Fields(element, prefix + name + "[" + objects.size() + "]."));
    }
    return objects;
  }

  /// Refuses fields that nobody asked for: most are misspelt.
  void finish() throws BadLineException {
    for (String name : (Iterable<String>) object::fieldNames) {
      if (!read.contains(name)) {
        throw bad(name, "unknown field");
      }
    }
  }

  /// The fields that nobody asked for, with `[]` for the place in an array.
  List<String> unread() {
    List<String> unread = new ArrayList<>();
    for (String name : (Iterable<String>) object::fieldNames) {
      if (!read.contains(name)) {
        unread.add("field " + (prefix + name).replaceAll("\\[\\d+]", "[]"));
      }
    }
    return unread;
  }

  BadLineException bad(String name, String reason) {
    return new BadLineException(prefix + name + ": " + reason);
  }

  private Iterable<JsonNode> array(String name) throws BadLineException {
    JsonNode node = node(name);
    if (node != null && !node.isArray()) {
      throw bad(name, "not an array");
    }
    return node == null ? List.of() : node;
  }

  private @Nullable JsonNode node(String name) {
    read.add(name);
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }
}
