package dev.porchlight.workbench.gateway;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/// An event in payload format 2.0.
final class EventPayload {
  private EventPayload() {}

  static JsonObject of(
      SentRequest request,
      String rawPath,
      SortedMap<String, String> headers,
      JsonObject context,
      MatchedRoute route) {
    JsonObject event =
        new JsonObject()
            .put("version", "2.0")
            .put("routeKey", route.key())
            .put("rawPath", rawPath)
            .put("rawQueryString", request.query());
    if (!request.cookies().isEmpty()) {
      event.put("cookies", new JsonArray(request.cookies()));
    }
    event.put("headers", json(headers));
    if (!request.query().isEmpty()) {
      event.put("queryStringParameters", parameters(request.query()));
    }
    event.put("requestContext", context);
    if (!route.parameters().isEmpty()) {
      event.put("pathParameters", json(route.parameters()));
    }
    putBody(event, request);
    return event;
  }

  private static JsonObject json(Map<String, String> values) {
    JsonObject json = new JsonObject();
    values.forEach(json::put);
    return json;
  }

  /// Decoded; the values of a repeated name are joined with commas.
  private static JsonObject parameters(String query) {
    JsonObject parameters = new JsonObject();
    for (String part : query.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = decoded(equals < 0 ? part : part.substring(0, equals));
      String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
      String before = parameters.getString(name);
      parameters.put(name, before == null ? value : before + "," + value);
    }
    return parameters;
  }

  /// Text that cannot be decoded stays as it is; nobody has recorded such a request.
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /// A body that is not text is base64-encoded.
  private static void putBody(JsonObject event, SentRequest request) {
    byte[] body = request.body().getBytes();
    boolean encoded = false;
    if (body.length > 0) {
      try {
        encoded = !isText(request.header("content-type"));
        event.put("body", encoded ? base64(body) : text(body));
      } catch (CharacterCodingException e) {
        encoded = true;
        event.put("body", base64(body));
      }
    }
    event.put("isBase64Encoded", encoded);
  }

  private static boolean isText(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    return type.startsWith("text/") || type.contains("json") || type.contains("xml");
  }

  private static String text(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  private static String base64(byte[] body) {
    return Base64.getEncoder().encodeToString(body);
  }
}
