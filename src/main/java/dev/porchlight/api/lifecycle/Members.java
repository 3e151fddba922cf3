package dev.porchlight.api.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.porchlight.api.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A JSON object of a request, read member by member: a member that nobody reads is refused,
/// because most are misspelt. A member that is null counts as absent. Errors name the member, as in
/// `identities[3].idpId`.
public final class Members {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// The latest time that can be said.
  static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private final JsonNode object;
  private final String at;
  private final Set<String> unread = new LinkedHashSet<>();

  private Members(JsonNode object, String at) {
    this.object = object;
    this.at = at;
    object.fieldNames().forEachRemaining(unread::add);
  }

  /// What `bind` makes of the JSON object in `body`; an empty body is an object without members.
  ///
  /// @throws RefusedException if the body is anything but one JSON object, or `bind` does not read
  ///   all of it
  static <T> T bind(String body, Function<Members, T> bind) {
    try {
      JsonNode read = isBlank(body) ? JSON.createObjectNode() : JSON.readTree(body);
      if (!read.isObject()) {
        throw LifecycleError.BODY_MALFORMED.refused();
      }
      return new Members(read, "").all(bind);
    } catch (JsonProcessingException e) {
      throw LifecycleError.BODY_MALFORMED.refused();
    }
  }

  /// Whether a body holds nothing but JSON's white space, which is less than Java's.
  private static boolean isBlank(String body) {
    return body.chars().allMatch(c -> " \t\r\n".indexOf(c) >= 0);
  }

  /// A text that must be there.
  public String text(String name) {
    String text = textOrNull(name);
    if (text == null || text.isEmpty()) {
      throw malformed(name);
    }
    return text;
  }

  /// A text that may be absent.
  public @Nullable String textOrNull(String name) {
    JsonNode node = take(name);
    return node == null ? null : text(name, node);
  }

  /// A text that must be there, and that `fits`.
  public <T> T id(String name, Predicate<String> fits, Function<String, T> make) {
    String text = text(name);
    if (!fits.test(text)) {
      throw malformed(name);
    }
    return make.apply(text);
  }

  /// An ISO 8601 time in UTC, from 1970 to 9999, that may be absent; to the millisecond.
  public @Nullable Instant instantOrNull(String name) {
    String text = textOrNull(name);
    if (text == null) {
      return null;
    }
    try {
      Instant instant = Instant.parse(text);
      if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
        throw malformed(name);
      }
      return Instant.ofEpochMilli(instant.toEpochMilli());
    } catch (DateTimeException e) {
      throw malformed(name);
    }
  }

  /// A whole number that may be absent. JSON knows no difference between 60 and 60.0.
  public @Nullable Long wholeNumberOrNull(String name) {
    JsonNode node = take(name);
    if (node == null) {
      return null;
    }
    if (!node.canConvertToExactIntegral() || !node.canConvertToLong()) {
      throw malformed(name);
    }
    return node.longValue();
  }

  /// The texts of an array; none if it is absent.
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array(name)) {
      texts.add(text(name, element));
    }
    return texts;
  }

  /// The texts of an object by their names; none if it is absent.
  public Map<String, String> textsByName(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    JsonNode node = take(name);
    if (node != null) {
      if (!node.isObject()) {
        throw malformed(name);
      }
      node.properties()
          .forEach(member ->
              texts.put(wellFormed(name, member.getKey()), text(name, member.getValue())));
    }
    return texts;
  }

  /// What `bind` makes of the objects of an array; nothing if it is absent.
  public <T> List<T> objects(String name, Function<Members, T> bind) {
    List<T> bound = new ArrayList<>();
    for (JsonNode element : array(name)) {
      bound.add(nested(name + "[" + bound.size() + "]", element, bind));
    }
    return bound;
  }

  /// What `bind` makes of an object that may be absent.
  public <T> @Nullable T objectOrNull(String name, Function<Members, T> bind) {
    JsonNode node = take(name);
    return node == null ? null : nested(name, node, bind);
  }

  /// The error that a member is not what it should be.
  public RefusedException malformed(String name) {
    return LifecycleError.PARAMETER_MALFORMED.refused(at + name);
  }

  private <T> T nested(String name, JsonNode node, Function<Members, T> bind) {
    if (!node.isObject()) {
      throw malformed(name);
    }
    return new Members(node, at + name + ".").all(bind);
  }

  private <T> T all(Function<Members, T> bind) {
    T bound = bind.apply(this);
    if (!unread.isEmpty()) {
      throw LifecycleError.PARAMETER_UNKNOWN.refused(at + unread.iterator().next());
    }
    return bound;
  }

  private Iterable<JsonNode> array(String name) {
    JsonNode node = take(name);
    if (node == null) {
      return List.of();
    }
    if (!node.isArray()) {
      throw malformed(name);
    }
    return node;
  }

  private String text(String name, JsonNode node) {
    if (!node.isTextual()) {
      throw malformed(name);
    }
    return wellFormed(name, node.textValue());
  }

  /// UTF-8 cannot carry half a surrogate pair: two different texts would be stored as one.
  private String wellFormed(String name, String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw malformed(name);
    }
    return text;
  }

  private @Nullable JsonNode take(String name) {
    unread.remove(name);
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }
}
