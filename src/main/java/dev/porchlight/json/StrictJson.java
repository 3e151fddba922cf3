package dev.porchlight.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.porchlight.json.MemberException.Kind;

/// Parses JSON; duplicate names are refused, and so is anything after the JSON.
final class StrictJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /// The value in `json`; an empty object if `json` is blank.
  static JsonNode parse(String json) {
    try {
      return isBlank(json) ? JSON.createObjectNode() : JSON.readTree(json);
    } catch (JsonProcessingException e) {
      // Not the library's message: it quotes the text, which may contain a secret.
      throw new MemberException("", Kind.NOT_AN_OBJECT, "not JSON");
    }
  }

  /// Whether a text contains only JSON's white space, which is less than Java's.
  private static boolean isBlank(String json) {
    return json.chars().allMatch(c -> " \t\r\n".indexOf(c) >= 0);
  }
}
