package dev.porchlight.api.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.porchlight.api.FormField;
import dev.porchlight.api.RefusedException;
import java.util.Locale;

/// What was delivered: the name of an event, and its data.
///
/// @param eventName empty if the body names none
/// @param data the event's data; the whole body if it names no event
record Delivery(String eventName, JsonNode data) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String NAME = "eventName";
  private static final String DATA = "data";

  /// Reads a body; unless it is declared as a form, it is JSON.
  ///
  /// @throws RefusedException if it is neither
  static Delivery read(String body, String contentType) {
    boolean form = contentType.toLowerCase(Locale.ROOT).startsWith(FORM);
    ObjectNode whole = form ? form(body) : json(body);
    JsonNode name = whole.path(NAME);
    if (name.isMissingNode()) {
      return new Delivery("", whole);
    }
    return new Delivery(name.asText(), data(whole.path(DATA)));
  }

  /// Says nothing about what was delivered.
  @Override
  public String toString() {
    return "Delivery";
  }

  /// In a form, the data may be a single field that holds JSON.
  private static JsonNode data(JsonNode data) {
    boolean nested = data.isTextual() && data.textValue().stripLeading().startsWith("{");
    return nested ? json(data.textValue()) : data;
  }

  private static ObjectNode form(String body) {
    try {
      return FormTree.of(FormField.parse(body));
    } catch (IllegalArgumentException e) {
      throw WebhookError.BODY_MALFORMED.refused();
    }
  }

  private static ObjectNode json(String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      // Refused below, without the cause: its message quotes what was sent.
    }
    throw WebhookError.BODY_MALFORMED.refused();
  }
}
