package dev.porchlight.credentials;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.porchlight.api.RefusedException;
import dev.porchlight.json.UnicodeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads the top-level members of a JSON object, and keeps the text of nested ones exactly as it
/// was sent: SDKs sign that text, so it must not be parsed and written again.
public final class JsonBody {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonBody() {}

  /// The members of `body`; none if it is empty (the PHP SDK sends no body if there are no
  /// parameters).
  ///
  /// @throws RefusedException if the body is not exactly one JSON object, repeats a key, or holds
  ///   text that is not well-formed Unicode
  public static Parameters parse(String body) {
    if (body.isBlank()) {
      return Parameters.NONE;
    }
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw CallerRefusal.BODY_MALFORMED.refused();
      }
      List<Parameter> members = new ArrayList<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        members.add(member(parser, body));
      }
      if (parser.nextToken() != null) {
        throw CallerRefusal.BODY_MALFORMED.refused();
      }
      return new Parameters(members);
    } catch (IOException e) {
      throw CallerRefusal.BODY_MALFORMED.refused();
    }
  }

  /// The elements of a JSON array, each named by its index.
  ///
  /// @param array the text of a parameter of type [Parameter.Type#ARRAY]
  /// @throws RefusedException if it is not exactly one JSON array
  public static List<Parameter> elements(String array) {
    try (JsonParser parser = JSON.createParser(array)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw CallerRefusal.BODY_MALFORMED.refused();
      }
      List<Parameter> elements = new ArrayList<>();
      for (JsonToken next = parser.nextToken();
          next != JsonToken.END_ARRAY;
          next = parser.nextToken()) {
        elements.add(value(Integer.toString(elements.size()), next, parser, array));
      }
      return elements;
    } catch (IOException e) {
      throw CallerRefusal.BODY_MALFORMED.refused();
    }
  }

  /// Whether a text is exactly one JSON object or array.
  static boolean isContainer(String text) {
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return false;
    }
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      parser.skipChildren();
      boolean toTheEnd = parser.currentLocation().getCharOffset() == text.length();
      return toTheEnd && parser.currentToken().isStructEnd() && parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private static Parameter member(JsonParser parser, String body) throws IOException {
    String name = parser.currentName();
    return value(name, parser.nextToken(), parser, body);
  }

  private static Parameter value(String name, JsonToken token, JsonParser parser, String body)
      throws IOException {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    Parameter.Type type = type(token);
    boolean nested = type == Parameter.Type.OBJECT || type == Parameter.Type.ARRAY;
    String text =
        nested
            ? body.substring(start, (int) parser.currentLocation().getCharOffset())
            : parser.getText();
    if (!UnicodeText.isWellFormed(name) || !UnicodeText.isWellFormed(text)) {
      throw CallerRefusal.BODY_MALFORMED.refused();
    }
    return new Parameter(name, type, text);
  }

  private static Parameter.Type type(JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> Parameter.Type.STRING;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Parameter.Type.NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> Parameter.Type.BOOLEAN;
      case VALUE_NULL -> Parameter.Type.NULL;
      case START_OBJECT -> Parameter.Type.OBJECT;
      case START_ARRAY -> Parameter.Type.ARRAY;
      default -> throw CallerRefusal.BODY_MALFORMED.refused();
    };
  }
}
