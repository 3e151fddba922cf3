package dev.porchlight.api.genauth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads the top-level members of a JSON object, and keeps the text of nested ones exactly as it
/// was sent: SDKs sign that text, so it must not be parsed and written again.
public final class JsonBody {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonBody() {}

  /// The members of `body`; none if it is empty (the PHP SDK sends no body for no parameters).
  ///
  /// @throws GenAuthException if the body is anything but one JSON object, names a key twice, or
  ///   holds text that is not well-formed Unicode
  public static Parameters parse(String body) {
    if (body.isBlank()) {
      return Parameters.NONE;
    }
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new GenAuthException(GenAuthError.BODY_MALFORMED);
      }
      List<Parameter> members = new ArrayList<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        members.add(member(parser, body));
      }
      if (parser.nextToken() != null) {
        throw new GenAuthException(GenAuthError.BODY_MALFORMED);
      }
      return new Parameters(members);
    } catch (IOException e) {
      throw new GenAuthException(GenAuthError.BODY_MALFORMED);
    }
  }

  private static Parameter member(JsonParser parser, String body) throws IOException {
    String name = parser.currentName();
    JsonToken token = parser.nextToken();
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    Parameter.Type type = type(token);
    boolean nested = type == Parameter.Type.OBJECT || type == Parameter.Type.ARRAY;
    String text =
        nested
            ? body.substring(start, (int) parser.currentLocation().getCharOffset())
            : parser.getText();
    if (!Unicode.isWellFormed(name) || !Unicode.isWellFormed(text)) {
      throw new GenAuthException(GenAuthError.BODY_MALFORMED);
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
      default -> throw new GenAuthException(GenAuthError.BODY_MALFORMED);
    };
  }
}
