package dev.porchlight.store.dynamodb.direct;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The JSON of `GetItem`: writes the question, reads the answer.
///
/// Source: Amazon DynamoDB API Reference, *GetItem* and *AttributeValue*; the tests compare it with
/// the SDK's own marshaller and unmarshaller.
final class ItemJson {
  /// A presence has attributes with session ids in their names, which are not worth interning.
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private static final int QUESTION_BYTES = 256;

  private ItemJson() {}

  /// The question for the item under a key whose attributes are texts.
  static byte[] question(String table, Map<String, AttributeValue> key, boolean consistent)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(QUESTION_BYTES);
    try (JsonGenerator json = JSON.createGenerator(body)) {
      json.writeStartObject();
      json.writeStringField("TableName", table);
      json.writeObjectFieldStart("Key");
      for (Map.Entry<String, AttributeValue> attribute : key.entrySet()) {
        json.writeObjectFieldStart(attribute.getKey());
        json.writeStringField("S", attribute.getValue().s());
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeBooleanField("ConsistentRead", consistent);
      json.writeEndObject();
    }
    return body.toByteArray();
  }

  /// The item in an answer; an empty map if there is none.
  ///
  /// @throws IOException if the answer is not understood
  static Map<String, AttributeValue> item(byte[] answer) throws IOException {
    try (JsonParser json = JSON.createParser(answer)) {
      expect(json, json.nextToken(), JsonToken.START_OBJECT);
      Map<String, AttributeValue> item = Map.of();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean isItem = json.currentName().equals("Item");
        JsonToken value = json.nextToken();
        if (isItem) {
          expect(json, value, JsonToken.START_OBJECT);
          item = attributes(json);
        } else {
          json.skipChildren();
        }
      }
      expect(json, json.currentToken(), JsonToken.END_OBJECT);
      expect(json, json.nextToken(), null);
      return item;
    }
  }

  private static Map<String, AttributeValue> attributes(JsonParser json) throws IOException {
    Map<String, AttributeValue> attributes = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      attributes.put(name, attribute(json));
    }
    expect(json, json.currentToken(), JsonToken.END_OBJECT);
    return attributes;
  }

  /// An object with one member, whose name is the type.
  private static AttributeValue attribute(JsonParser json) throws IOException {
    expect(json, json.currentToken(), JsonToken.START_OBJECT);
    expect(json, json.nextToken(), JsonToken.FIELD_NAME);
    String type = json.currentName();
    json.nextToken();
    AttributeValue value =
        switch (type) {
          case "S" -> AttributeValue.fromS(text(json));
          case "N" -> AttributeValue.fromN(text(json));
          case "BOOL" -> AttributeValue.fromBool(json.getBooleanValue());
          case "NULL" -> AttributeValue.fromNul(json.getBooleanValue());
          case "B" -> AttributeValue.fromB(bytes(json));
          case "SS" -> AttributeValue.fromSs(list(json, ItemJson::text));
          case "NS" -> AttributeValue.fromNs(list(json, ItemJson::text));
          case "BS" -> AttributeValue.fromBs(list(json, ItemJson::bytes));
          case "L" -> AttributeValue.fromL(list(json, ItemJson::attribute));
          case "M" -> map(json);
          default -> throw new JsonParseException(json, "an attribute of an unknown type");
        };
    expect(json, json.nextToken(), JsonToken.END_OBJECT);
    return value;
  }

  private static AttributeValue map(JsonParser json) throws IOException {
    expect(json, json.currentToken(), JsonToken.START_OBJECT);
    return AttributeValue.fromM(attributes(json));
  }

  private interface Element<T> {
    T read(JsonParser json) throws IOException;
  }

  private static <T> List<T> list(JsonParser json, Element<T> element) throws IOException {
    expect(json, json.currentToken(), JsonToken.START_ARRAY);
    List<T> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      list.add(element.read(json));
    }
    return list;
  }

  private static String text(JsonParser json) throws IOException {
    expect(json, json.currentToken(), JsonToken.VALUE_STRING);
    return json.getText();
  }

  private static SdkBytes bytes(JsonParser json) throws IOException {
    expect(json, json.currentToken(), JsonToken.VALUE_STRING);
    return SdkBytes.fromByteArrayUnsafe(json.getBinaryValue());
  }

  private static void expect(JsonParser json, @Nullable JsonToken found, @Nullable JsonToken wanted)
      throws IOException {
    if (found != wanted) {
      throw new JsonParseException(json, "not an answer of GetItem");
    }
  }
}
