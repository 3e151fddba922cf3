package dev.porchlight.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.porchlight.json.MemberException.Kind;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One member of a JSON object.
///
/// @param name the full path, as in `identities[3].idpId`
/// @param value null if the member is absent
record Member(String name, @Nullable JsonNode value, MemberRules rules) {
  String text() {
    return required(filledTextOrNull());
  }

  @Nullable String filledTextOrNull() {
    String text = filledOrNull();
    return text == null ? null : wellFormed(text);
  }

  @Nullable String textOrNull() {
    String text = charactersOrNull();
    return text == null ? null : wellFormed(text);
  }

  <T> T id(Predicate<String> fits, Function<String, T> make) {
    String text = required(filledOrNull());
    if (!fits.test(text)) {
      throw malformed("not a valid id");
    }
    return make.apply(text);
  }

  Instant instant() {
    return required(instantOrNull());
  }

  @Nullable Instant instantOrNull() {
    String text = filledTextOrNull();
    if (text == null) {
      return null;
    }
    try {
      Instant instant = Instant.parse(text);
      if (instant.isBefore(Instant.EPOCH) || instant.isAfter(Members.LATEST)) {
        throw malformed("not between the years 1970 and 9999");
      }
      return Instant.ofEpochMilli(instant.toEpochMilli());
    } catch (DateTimeException e) {
      throw malformed("not a time such as 2026-11-01T08:00:00.000Z");
    }
  }

  @Nullable InetAddress addressOrNull() {
    String text = filledTextOrNull();
    if (text != null && text.indexOf('%') >= 0) {
      throw malformed("an IP address with a zone, which only one host can read");
    }
    try {
      return text == null ? null : InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      throw malformed("not an IP address");
    }
  }

  @Nullable Integer integerOrNull() {
    if (value == null) {
      return null;
    }
    if (!value.canConvertToExactIntegral() || !value.canConvertToInt()) {
      throw wrongType("not an integer");
    }
    return value.intValue();
  }

  @Nullable Boolean booleanOrNull() {
    if (value == null) {
      return null;
    }
    if (!value.isBoolean()) {
      throw wrongType("not true or false");
    }
    return value.booleanValue();
  }

  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : elements()) {
      if (!element.isTextual()) {
        throw wrongType("not an array of strings");
      }
      texts.add(wellFormed(element.textValue()));
    }
    return texts;
  }

  Map<String, String> textsByName() {
    Map<String, String> texts = new LinkedHashMap<>();
    if (value == null) {
      return texts;
    }
    if (!value.isObject()) {
      throw wrongType("not an object");
    }
    for (Map.Entry<String, JsonNode> text : value.properties()) {
      if (!text.getValue().isTextual()) {
        throw wrongType("not an object of strings");
      }
      texts.put(wellFormed(text.getKey()), wellFormed(text.getValue().textValue()));
    }
    return texts;
  }

  Iterable<JsonNode> elements() {
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw wrongType("not an array");
    }
    return value;
  }

  void require() {
    required(value);
  }

  private String wellFormed(String text) {
    if (rules.refusesHalfPairs() && !UnicodeText.isWellFormed(text)) {
      throw malformed("not well-formed text");
    }
    return text;
  }

  private MemberException malformed(String reason) {
    return bad(Kind.MALFORMED, reason);
  }

  private MemberException wrongType(String reason) {
    return bad(Kind.WRONG_TYPE, reason);
  }

  private MemberException bad(Kind kind, String reason) {
    return new MemberException(name, kind, reason);
  }

  private <T> T required(@Nullable T read) {
    if (read == null) {
      throw bad(Kind.MISSING, "missing");
    }
    return read;
  }

  private @Nullable String filledOrNull() {
    String text = charactersOrNull();
    if (text != null && text.isEmpty()) {
      throw malformed("empty");
    }
    return text;
  }

  private @Nullable String charactersOrNull() {
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      throw wrongType("not a string");
    }
    if (value.textValue().length() > rules.mostTextCharacters()) {
      throw bad(Kind.TOO_LARGE, "longer than " + rules.mostTextCharacters() + " characters");
    }
    return value.textValue();
  }
}
