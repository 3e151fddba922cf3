package dev.porchlight.workbench.local;

import dev.porchlight.workbench.gateway.SentRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// The side of the gateway that callers see: reads their requests and writes the function's answers
/// (payload format 2.0).
final class GatewayHttp {
  private static final Set<String> HOP_BY_HOP =
      Set.of("connection", "keep-alive", "transfer-encoding", "upgrade");

  private GatewayHttp() {}

  static SentRequest read(HttpServerRequest request, Buffer body) {
    List<SentRequest.Header> headers =
        request.headers().entries().stream()
            .map(header -> new SentRequest.Header(header.getKey(), header.getValue()))
            .toList();
    return new SentRequest(
        request.method().name(),
        characters(String.valueOf(request.path())),
        characters(Objects.requireNonNullElse(request.query(), "")),
        headers,
        body,
        request.remoteAddress().hostAddress());
  }

  /// Some clients (PHP) send UTF-8 without escaping it, and Netty reads each byte as a character.
  private static String characters(String read) {
    return new String(read.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /// Writes an answer; headers and body may be absent or null.
  ///
  /// @throws IllegalArgumentException if a header of the answer is hop-by-hop: it would break the
  ///   connection to the caller
  static void answer(HttpServerResponse response, JsonObject answer) {
    JsonObject headers =
        Objects.requireNonNullElseGet(answer.getJsonObject("headers"), JsonObject::new);
    for (String name : headers.fieldNames()) {
      if (HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(name);
      }
      response.putHeader(name, headers.getString(name));
    }
    response.setStatusCode(answer.getInteger("statusCode"));
    String body = Objects.requireNonNullElse(answer.getString("body"), "");
    response.end(
        answer.getBoolean("isBase64Encoded", false)
            ? Buffer.buffer(Base64.getDecoder().decode(body))
            : Buffer.buffer(body));
  }

  /// Answers in place of the function.
  static void refuse(HttpServerResponse response, int status, String body) {
    response.setStatusCode(status).putHeader("Content-Type", "application/json").end(body);
  }
}
