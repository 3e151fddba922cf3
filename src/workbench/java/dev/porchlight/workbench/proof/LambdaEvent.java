package dev.porchlight.workbench.proof;

import dev.porchlight.workbench.gateway.EventSource;
import dev.porchlight.workbench.gateway.FunctionUrl;
import dev.porchlight.workbench.gateway.HttpApi;
import dev.porchlight.workbench.gateway.RouteMatching;
import dev.porchlight.workbench.gateway.SentRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Requests as the gateway hands them to the function (payload format 2.0), and the function's
/// answers: with no HTTP in between, so that only the gateway can refuse a request before it gets
/// there.
final class LambdaEvent {
  /// What the template deploys.
  static final EventSource HTTP_API = HttpApi.deployed(RouteMatching.chosen());

  /// Passes every path on as it was sent.
  static final EventSource FUNCTION_URL = new FunctionUrl();

  private LambdaEvent() {}

  /// The event of an HTTP API.
  ///
  /// @throws IllegalArgumentException if the gateway answers the request itself
  static byte[] of(ProofRequest request) {
    return of(request, false, HTTP_API)
        .orElseThrow(() -> new IllegalArgumentException(request.target()));
  }

  /// The event; empty if the gateway answers the request itself.
  ///
  /// @param base64 whether the body is encoded, as the gateway does unless it is text
  static Optional<byte[]> of(ProofRequest request, boolean base64, EventSource source) {
    return source
        .event(sent(request), UUID.randomUUID().toString(), Instant.now())
        .map(event -> withBody(event, request.body(), base64).toBuffer().getBytes());
  }

  private static SentRequest sent(ProofRequest request) {
    return new SentRequest(
        request.method(),
        request.path(),
        request.query(),
        request.headers().entrySet().stream()
            .map(header -> new SentRequest.Header(header.getKey(), header.getValue()))
            .toList(),
        Buffer.buffer(request.body()),
        "203.0.113.7");
  }

  private static JsonObject withBody(JsonObject event, String body, boolean base64) {
    if (!body.isEmpty()) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      event.put("body", base64 ? Base64.getEncoder().encodeToString(bytes) : body);
    }
    return event.put("isBase64Encoded", base64);
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

  /// The gateway's own answer.
  static Reply refusal() {
    return new Reply(400, Map.of("content-type", "application/json"), EventSource.BAD_REQUEST, 0);
  }
}
