package dev.porchlight.workbench.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// JSON schemas of wire records, as Jackson writes them: a member that is not marked nullable is
/// always present, and there are no others.
final class WireSchemas {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String PACKAGE = "dev.porchlight.api.";
  private static final Map<Class<?>, String> INTEGERS =
      Map.of(int.class, "int32", Integer.class, "int32", long.class, "int64", Long.class, "int64");

  private final Map<String, ObjectNode> components = new TreeMap<>();

  /// The schemas referred to so far, by name.
  Map<String, ObjectNode> components() {
    return components;
  }

  /// The schema of what Jackson writes for a type; records and sealed types by reference.
  ObjectNode of(Type type) {
    ObjectNode schema = JSON.objectNode();
    if (type instanceof ParameterizedType generic) {
      return container(generic);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == String.class) {
      return schema.put("type", "string");
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return schema.put("type", "boolean");
    }
    if (INTEGERS.containsKey(plain)) {
      return schema.put("type", "integer").put("format", INTEGERS.get(plain));
    }
    if (plain.isEnum()) {
      ArrayNode values = JSON.arrayNode();
      for (Object constant : plain.getEnumConstants()) {
        values.add(MAPPER.<JsonNode>valueToTree(constant));
      }
      return schema.put("type", "string").set("enum", values);
    }
    if (plain.isSealed() || plain.isRecord()) {
      return schema.put("$ref", "#/components/schemas/" + component(plain));
    }
    throw new IllegalArgumentException("not a wire type: " + type);
  }

  /// The schema of a record with one type argument, in place.
  ObjectNode of(Class<?> record, Type argument) {
    return object(record, argument);
  }

  /// The name of a record among the components: `genauth.LoggedInApp`.
  static String name(Class<?> type) {
    String name = type.getName().substring(PACKAGE.length()).replace('$', '.');
    String family = name.substring(0, name.indexOf('.'));
    return name.replaceFirst("(?i)(?<=\\.)" + family, "");
  }

  private ObjectNode container(ParameterizedType generic) {
    Class<?> raw = (Class<?>) generic.getRawType();
    Type[] arguments = generic.getActualTypeArguments();
    if (raw == List.class || raw == Set.class) {
      return JSON.objectNode().put("type", "array").set("items", of(arguments[0]));
    }
    if (raw == Map.class) {
      return JSON.objectNode().put("type", "object").set("additionalProperties", of(arguments[1]));
    }
    throw new IllegalArgumentException("not a wire type: " + generic);
  }

  private String component(Class<?> type) {
    String name = name(type);
    if (!components.containsKey(name)) {
      components.put(name, JSON.objectNode()); // A type may contain itself.
      components.put(name, type.isSealed() ? oneOf(type) : object(type, null));
    }
    return name;
  }

  private ObjectNode oneOf(Class<?> type) {
    ArrayNode kinds = JSON.arrayNode();
    for (Class<?> kind : type.getPermittedSubclasses()) {
      kinds.add(of(kind));
    }
    return JSON.objectNode().set("oneOf", kinds);
  }

  private ObjectNode object(Class<?> record, @Nullable Type argument) {
    ArrayNode required = JSON.arrayNode();
    Map<String, ObjectNode> found = new TreeMap<>();
    List<String> order = new ArrayList<>();
    for (RecordComponent component : record.getRecordComponents()) {
      String name = member(component);
      order.add(name);
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      boolean leftOut = nullable && leavesNullsOut(record, component);
      if (!leftOut) {
        required.add(name);
      }
      Type type = component.getGenericType();
      ObjectNode schema = of(type instanceof TypeVariable<?> && argument != null ? argument : type);
      found.put(name, nullable && !leftOut ? orNull(schema) : schema);
    }
    JsonPropertyOrder stated = record.getAnnotation(JsonPropertyOrder.class);
    ObjectNode properties = JSON.objectNode();
    for (String name : stated == null ? order : Arrays.asList(stated.value())) {
      properties.set(name, found.get(name));
    }
    ObjectNode schema = JSON.objectNode().put("type", "object");
    schema.set("properties", properties);
    schema.set("required", required);
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode orNull(ObjectNode schema) {
    ObjectNode nothing = JSON.objectNode().put("type", "null");
    return JSON.objectNode().set("anyOf", JSON.arrayNode().add(schema).add(nothing));
  }

  private static boolean leavesNullsOut(Class<?> record, RecordComponent component) {
    JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
    JsonInclude all = own == null ? record.getAnnotation(JsonInclude.class) : own;
    return all != null && all.value() == JsonInclude.Include.NON_NULL;
  }

  private static String member(RecordComponent component) {
    JsonProperty stated = component.getAccessor().getAnnotation(JsonProperty.class);
    return stated == null ? component.getName() : stated.value();
  }
}
