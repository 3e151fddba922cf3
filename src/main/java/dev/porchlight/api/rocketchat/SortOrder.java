package dev.porchlight.api.rocketchat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.porchlight.api.RefusedException;
import java.util.Comparator;
import java.util.Map;

/// `sort`: a JSON object of keys, each with 1 (ascending) or -1. It orders the rows of one page, as
/// in Rocket.Chat, where the page has already been cut from the list sorted newest first.
record SortOrder(Comparator<SessionRow> comparator) {
  /// The newest sign-in first.
  static final SortOrder NEWEST_FIRST = new SortOrder(SortKey.LOGIN_AT.ascending().reversed());

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /// @param sent the parameter; empty for the default
  /// @throws RefusedException if it is not such an object
  static SortOrder parse(String sent) {
    if (sent.isEmpty()) {
      return NEWEST_FIRST;
    }
    JsonNode tree = tree(sent);
    for (JsonNode direction : tree) {
      if (!direction.isNumber() || Math.abs(direction.doubleValue()) != 1) {
        throw malformed(sent);
      }
    }
    if (tree.isEmpty()) {
      throw RocketChatError.SORT_EMPTY.refused();
    }
    return new SortOrder(comparator(tree));
  }

  private static JsonNode tree(String sent) {
    try {
      JsonNode tree = JSON.readTree(sent);
      if (tree.isContainerNode()) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      // Refused below.
    }
    throw malformed(sent);
  }

  private static Comparator<SessionRow> comparator(JsonNode tree) {
    if (!tree.isObject()) { // the keys of an array are its indexes
      throw RocketChatError.SORT_KEY_UNKNOWN.refused();
    }
    Comparator<SessionRow> all = (_, _) -> 0;
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      Comparator<SessionRow> next =
          SortKey.named(entry.getKey())
              .orElseThrow(RocketChatError.SORT_KEY_UNKNOWN::refused)
              .ascending();
      all = all.thenComparing(entry.getValue().doubleValue() > 0 ? next : next.reversed());
    }
    return all;
  }

  private static RefusedException malformed(String sent) {
    return RocketChatError.SORT_MALFORMED.refused(sent);
  }
}
