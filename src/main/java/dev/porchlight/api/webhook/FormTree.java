package dev.porchlight.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.porchlight.api.FormField;
import java.util.ArrayList;
import java.util.List;

/// Nested values in a form, as Node's libraries write them: `data[id]=7`, `data[users][0][id]=7`,
/// `data[users][]=7`. A list becomes an object with members named 0, 1, 2, ….
final class FormTree {
  private static final int MOST_LEVELS = 8;

  private FormTree() {}

  /// @throws IllegalArgumentException if two names contradict each other, or one is nested too
  ///   deeply
  static ObjectNode of(List<FormField> fields) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    for (FormField field : fields) {
      put(root, path(field.name()), field.value());
    }
    return root;
  }

  private static List<String> path(String name) {
    int bracket = name.indexOf('[');
    if (bracket <= 0 || !name.endsWith("]")) {
      return List.of(name);
    }
    List<String> path = new ArrayList<>();
    path.add(name.substring(0, bracket));
    path.addAll(List.of(name.substring(bracket + 1, name.length() - 1).split("]\\[", -1)));
    if (path.size() > MOST_LEVELS) {
      throw new IllegalArgumentException("nested too deeply");
    }
    return path;
  }

  private static void put(ObjectNode root, List<String> path, String value) {
    ObjectNode at = root;
    for (String name : path.subList(0, path.size() - 1)) {
      at = child(at, name);
    }
    String last = path.getLast();
    JsonNode known = at.get(last);
    if (known == null || last.isEmpty()) {
      at.put(last.isEmpty() ? next(at) : last, value);
    } else if (known instanceof ObjectNode list) {
      list.put(next(list), value);
    } else {
      at.putObject(last).put("0", known.asText()).put("1", value);
    }
  }

  private static ObjectNode child(ObjectNode at, String name) {
    JsonNode known = name.isEmpty() ? null : at.get(name);
    if (known == null) {
      return at.putObject(name.isEmpty() ? next(at) : name);
    }
    if (known instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("a text and an object share a name");
  }

  private static String next(ObjectNode list) {
    return Integer.toString(list.size());
  }
}
