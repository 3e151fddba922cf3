package dev.porchlight.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.porchlight.json.MemberException;
import dev.porchlight.json.MemberException.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;

/// Reads MongoDB Extended JSON v2, relaxed or canonical, as plain JSON: ids and dates become texts,
/// and wrapped numbers become numbers.
final class ExtendedJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /// How MongoDB's shell, but not `mongoexport`, prints values.
  private static final Pattern SHELL =
      Pattern.compile("\\b(ISODate|ObjectId|Timestamp|Number(Int|Long|Decimal))\\(");

  private static final String SHELL_TEXT =
      "not JSON, but the notation of MongoDB's shell: export with mongoexport";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ExtendedJson() {}

  /// @throws MemberException if the line is not JSON
  static JsonNode read(String line) {
    try {
      return plain(JSON.readTree(line));
    } catch (JsonProcessingException e) {
      // Not the library's message: it quotes the text, which may contain a secret.
      throw new MemberException(
          "", Kind.NOT_AN_OBJECT, SHELL.matcher(line).find() ? SHELL_TEXT : "not JSON");
    }
  }

  private static JsonNode plain(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = NODES.arrayNode();
      node.forEach(element -> array.add(plain(element)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.size() == 1) {
      String name = node.fieldNames().next();
      if (name.startsWith("$")) {
        return wrapped(name, node.get(name), node);
      }
    }
    ObjectNode object = NODES.objectNode();
    node.properties().forEach(member -> object.set(member.getKey(), plain(member.getValue())));
    return object;
  }

  private static JsonNode wrapped(String name, JsonNode value, JsonNode whole) {
    return switch (name) {
      case "$oid" -> value;
      case "$date" -> date(plain(value));
      case "$numberInt", "$numberLong", "$numberDouble", "$numberDecimal" -> number(value, whole);
      default -> whole;
    };
  }

  /// ISO 8601 in relaxed form (older tools write the offset without a colon), milliseconds in
  /// canonical form.
  private static JsonNode date(JsonNode value) {
    return value.isNumber()
        ? NODES.textNode(Instant.ofEpochMilli(value.longValue()).toString())
        : NODES.textNode(value.asText().replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"));
  }

  private static JsonNode number(JsonNode value, JsonNode whole) {
    try {
      return value.asText().length() > 40
          ? whole
          : NODES.numberNode(new BigDecimal(value.asText()));
    } catch (NumberFormatException e) { // NaN, Infinity
      return whole;
    }
  }
}
