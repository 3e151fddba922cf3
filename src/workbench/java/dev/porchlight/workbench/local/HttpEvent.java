package dev.porchlight.workbench.local;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// HTTP to and from API Gateway's payload format 2.0: header names in lower case, repeated headers
/// joined by commas, a body that is not text as base64.
final class HttpEvent {
  private static final Set<String> CONNECTIONS_OWN =
      Set.of("connection", "keep-alive", "transfer-encoding", "upgrade");

  private HttpEvent() {}

  static JsonObject of(HttpServerRequest request, Buffer body, String id) {
    JsonObject headers = new JsonObject();
    for (String name : request.headers().names()) {
      headers.put(name.toLowerCase(Locale.ROOT), String.join(",", request.headers().getAll(name)));
    }
    JsonObject http =
        new JsonObject()
            .put("method", request.method().name())
            .put("path", request.path())
            .put("protocol", "HTTP/1.1")
            .put("sourceIp", request.remoteAddress().hostAddress())
            .put("userAgent", request.getHeader("User-Agent"));
    JsonObject event =
        new JsonObject()
            .put("version", "2.0")
            .put("routeKey", "$default")
            .put("rawPath", request.path())
            .put("rawQueryString", request.query() == null ? "" : request.query())
            .put("headers", headers)
            .put(
                "requestContext",
                new JsonObject()
                    .put("http", http)
                    .put("requestId", id)
                    .put("stage", "$default")
                    .put("domainName", "localhost"))
            .put("isBase64Encoded", false);
    if (body.length() > 0) {
      putBody(event, body.getBytes(), request.getHeader("Content-Type"));
    }
    return event;
  }

  /// @throws IllegalArgumentException if a header of the answer is the connection's own: it would
  ///   spoil the connection to the caller
  static void answer(HttpServerResponse response, JsonObject answer) {
    JsonObject headers = answer.getJsonObject("headers", new JsonObject());
    for (String name : headers.fieldNames()) {
      if (CONNECTIONS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(name);
      }
      response.putHeader(name, headers.getString(name));
    }
    response.setStatusCode(answer.getInteger("statusCode"));
    String body = Objects.requireNonNullElse(answer.getString("body"), ""); // null: no body
    response.end(
        answer.getBoolean("isBase64Encoded", false)
            ? Buffer.buffer(Base64.getDecoder().decode(body))
            : Buffer.buffer(body));
  }

  private static void putBody(JsonObject event, byte[] body, @Nullable String contentType) {
    try {
      if (isText(contentType)) {
        event.put(
            "body", StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        return;
      }
    } catch (CharacterCodingException e) {
      // Not text after all.
    }
    event.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
  }

  private static boolean isText(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    return type.startsWith("text/") || type.contains("json") || type.contains("xml");
  }
}
