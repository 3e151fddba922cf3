package dev.porchlight.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.porchlight.json.MemberException.Kind;

/// Parses JSON without duplicate names, and with nothing after it.
final class StrictJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /// The value in `json`; an object without members if `json` is blank.
  static JsonNode parse(String json) {
    try {
      return isBlank(json) ? JSON.createObjectNode() : JSON.readTree(json);
    } catch (JsonProcessingException e) {
      // Not the library's message: it repeats the text, which may hold a secret.
      throw new MemberException("", Kind.NOT_AN_OBJECT, "not JSON");
    }
  }

  /// Whether a text holds nothing but JSON's white space, which is less than Java's.
  private static boolean isBlank(String json) {
    return json.chars().allMatch(c -> " \t\r\n".indexOf(c) >= 0);
  }
}
