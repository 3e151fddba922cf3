package dev.porchlight.api.rocketchat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/// Reads a JSON body. Numbers, booleans and null become texts, just as Rocket.Chat's validator
/// coerces them.
final class JsonText {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private JsonText() {}

  static RocketChatParameters parse(String body) {
    try {
      JsonNode tree = JSON.readTree(body);
      return tree.isObject() ? members(tree) : RocketChatParameters.NONE;
    } catch (JsonProcessingException e) {
      return RocketChatParameters.NONE;
    }
  }

  private static RocketChatParameters members(JsonNode object) {
    RocketChatParameters parameters = new RocketChatParameters();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      JsonNode value = member.getValue();
      if (value.isContainerNode()) {
        parameters.addStructure(member.getKey());
      } else {
        parameters.putText(member.getKey(), value.isNull() ? "" : value.asText());
      }
    }
    return parameters;
  }
}
