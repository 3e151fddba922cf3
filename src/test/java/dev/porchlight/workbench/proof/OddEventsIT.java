package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.benchmark.RuntimeApi;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an anonymous caller can put into an event, however odd: the function answers with a status
/// of its own. An event that it reports as failed would be an error of Lambda's, which takes
/// deployments back.
class OddEventsIT {
  private static LambdaFunction function;

  @BeforeAll
  static void start() {
    function = LambdaFunction.start("function-odd-events");
  }

  @AfterAll
  static void stop() {
    function.close();
  }

  static Stream<Arguments> oddParts() {
    return Stream.of(
            method("BREW"),
            method("get"),
            method("G T"),
            method("G\u00c4T"),
            method("GET\r\nX: y"),
            method("A".repeat(10_000)),
            headers("", "empty name"),
            headers("x y", "blank in a name"),
            headers("x\ny", "line feed in a name"),
            headers("x:y", "colon in a name"),
            headers("\u00e9", "name beyond ASCII"),
            headers("x-value", "a\r\nb: c"),
            headers("x-value", "\u0000\u001f\u007f"),
            headers("x-value", "\ud83d\ude00\u4f60"),
            headers("x-value", "x".repeat(200_000)),
            headers("content-type", "\u0000"),
            headers("accept", "text/html"),
            headers("accept", ";;;,,,"),
            headers("accept", "\u0000"),
            headers("accept-encoding", "\u0000"),
            headers("content-length", "-1"),
            headers("content-length", "99999999999999999999"),
            headers("transfer-encoding", "chunked"),
            headers("connection", "close"),
            headers("keep-alive", "timeout=0"),
            headers("proxy-connection", "close"),
            headers("te", "trailers"),
            headers("trailer", "x"),
            headers("upgrade", "h2c"),
            headers("http2-settings", "AAMAAABkAARAAAAAAAIAAAAA"),
            headers("expect", "100-continue"),
            headers("host", ""),
            headers("host", "a b"),
            headers("origin", "null"),
            headers("x-http-method-override", "DELETE"),
            headers("x-forwarded-for", "\u0000"),
            headers("forwarded", ";;"),
            headers("range", "bytes=0-"),
            headers("cookie", "\u0000"),
            cookies("=", "", ";", "a=\u0000"),
            query("%"),
            query("%zz=%"),
            query("a=b&a=b&&&="),
            query("a".repeat(100_000)))
        .flatMap(event ->
            Stream.of("/v1/status", "/api/v3/list-users", "/nothing", "/webhooks/genauth")
                .map(path -> Arguments.of(path, event)));
  }

  @ParameterizedTest
  @MethodSource("oddParts")
  void oddRequestIsAnsweredAndIsNoFailure(String path, JsonObject change) {
    JsonObject event = event(path).mergeIn(change, true);
    RuntimeApi.Call call = function.call(event.toBuffer().getBytes());
    assertThat(call.body()).startsWith("{\"statusCode\":");
    assertThat(new JsonObject(call.body()).getInteger("statusCode")).isLessThan(500);
  }

  /// As an HTTP API delivers what a caller has escaped: decoded.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "//",
        "/ ",
        "/a b",
        "/a\r\nb: c",
        "/\u0000",
        "/%",
        "/%zz",
        "/?",
        "/#",
        "/\\",
        "/{x}",
        "/\u00e9\ud83d\ude00",
        "/\ud83d",
        "http://example.com/",
        "/v1/status ",
        "/v1/users/a b/sessions",
        "/v1/users/\u0000/sessions",
        "/v1/users/a|b[c]{d}\"e<f>^g`h/sessions",
        "/v1/users/%/sessions"
      })
  void oddPathIsAnsweredAndIsNoFailure(String path) {
    JsonObject event = event("/v1/status").put("rawPath", path).put("routeKey", "$default");
    event.getJsonObject("requestContext").getJsonObject("http").put("path", path);
    RuntimeApi.Call call = function.call(event.toBuffer().getBytes());
    assertThat(call.body()).startsWith("{\"statusCode\":");
    assertThat(new JsonObject(call.body()).getInteger("statusCode")).isBetween(400, 499);
    assertThat(new JsonObject(call.body()).getString("body")).isNotEmpty();
  }

  @Test
  void nothingWasLogged() {
    assertThat(function.printed()).doesNotContain("\"level\":");
  }

  private static JsonObject event(String path) {
    ProofRequest request = ProofRequest.get(path);
    byte[] event = LambdaEvent.of(request, false, LambdaEvent.HTTP_API).orElseThrow();
    return new JsonObject(Buffer.buffer(event));
  }

  private static JsonObject method(String method) {
    return new JsonObject()
        .put(
            "requestContext", new JsonObject().put("http", new JsonObject().put("method", method)));
  }

  private static JsonObject headers(String name, String value) {
    return new JsonObject().put("headers", new JsonObject().put(name, value));
  }

  private static JsonObject cookies(String... cookies) {
    return new JsonObject().put("cookies", new JsonArray(Arrays.asList(cookies)));
  }

  private static JsonObject query(String query) {
    return new JsonObject().put("rawQueryString", query);
  }
}
