package dev.porchlight.workbench.proof;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// Requests as API Gateway hands them to the function (payload format 2.0), and the function's
/// answers: without HTTP between, so that nothing is refused before it gets there.
final class LambdaEvent {
  private LambdaEvent() {}

  /// @param base64 whether the body is encoded, as API Gateway does with what is not text
  static byte[] of(Ask ask, boolean base64) {
    JsonObject headers = new JsonObject();
    ask.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    JsonObject http =
        new JsonObject()
            .put("method", ask.method())
            .put("path", ask.path())
            .put("protocol", "HTTP/1.1")
            .put("sourceIp", "203.0.113.7");
    JsonObject event =
        new JsonObject()
            .put("version", "2.0")
            .put("routeKey", "$default")
            .put("rawPath", ask.path())
            .put("rawQueryString", ask.query())
            .put("headers", headers)
            .put(
                "requestContext",
                new JsonObject()
                    .put("http", http)
                    .put("requestId", UUID.randomUUID().toString())
                    .put("stage", "$default"))
            .put("isBase64Encoded", base64);
    if (!ask.body().isEmpty()) {
      byte[] bytes = ask.body().getBytes(StandardCharsets.UTF_8);
      event.put("body", base64 ? Base64.getEncoder().encodeToString(bytes) : ask.body());
    }
    return event.toBuffer().getBytes();
  }

  /// The function's answer.
  ///
  /// @throws IllegalStateException if it gave none
  static Reply reply(String answer, long millis) {
    JsonObject parts = new JsonObject(answer);
    Integer status = parts.getInteger("statusCode");
    if (status == null) {
      throw new IllegalStateException("no answer: " + answer);
    }
    Map<String, String> headers = new HashMap<>();
    JsonObject sent = parts.getJsonObject("headers");
    if (sent != null) {
      sent.forEach(header ->
          headers.put(header.getKey().toLowerCase(Locale.ROOT), String.valueOf(header.getValue())));
    }
    String body = parts.getString("body");
    String text = body == null ? "" : body;
    return new Reply(
        status,
        headers,
        parts.getBoolean("isBase64Encoded", false)
            ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)
            : text,
        millis);
  }
}
