package dev.porchlight.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.porchlight.api.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Reads values from an event's data.
///
/// @param node where to look for them
record EventData(JsonNode node) {
  /// The first of these members that is not empty; a number counts as its digits.
  Optional<String> text(String... names) {
    for (String name : names) {
      JsonNode value = node.path(name);
      if (value.isValueNode() && !value.isNull() && !value.asText().isEmpty()) {
        return Optional.of(value.asText());
      }
    }
    return Optional.empty();
  }

  /// A required id.
  ///
  /// @throws RefusedException if it is missing or malformed
  <I> I id(String name, Predicate<String> fits, Function<String, I> make) {
    return text(name).filter(fits).map(make).orElseThrow(() -> malformed(name));
  }

  /// The ids in a member: one or a list of texts, or of objects that have one of `names`. Empty if
  /// the member is absent, null, or an empty text.
  ///
  /// @throws RefusedException if one has no id, or an id is malformed
  <I> List<I> ids(
      String member, List<String> names, Predicate<String> fits, Function<String, I> make) {
    List<I> ids = new ArrayList<>();
    for (JsonNode element : elements(node.path(member))) {
      EventData object = new EventData(element);
      Optional<String> id =
          element.isTextual()
              ? Optional.of(element.textValue())
              : names.stream().flatMap(name -> object.text(name).stream()).findFirst();
      ids.add(id.filter(fits).map(make).orElseThrow(() -> malformed(member)));
    }
    return ids;
  }

  static RefusedException malformed(String what) {
    return WebhookError.EVENT_MALFORMED.refused(what);
  }

  /// The elements of a list, whether JSON's or a form's; anything else is its own only element.
  private static Iterable<JsonNode> elements(JsonNode value) {
    if (value.isContainerNode()) {
      boolean list = value.isArray() || value.has("0");
      return list ? value : List.of(value);
    }
    return value.isNull() || value.asText().isEmpty() ? List.of() : List.of(value);
  }
}
