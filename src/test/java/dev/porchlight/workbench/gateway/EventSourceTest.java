package dev.porchlight.workbench.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens to paths, cookies and headers (`src/test/resources/gateway-events`).
class EventSourceTest {
  private static final HttpApi AS_SENT = HttpApi.deployed(RouteMatching.AS_SENT);
  private static final HttpApi DECODED = HttpApi.deployed(RouteMatching.DECODED);
  private static final HttpApi CUT = HttpApi.deployed(RouteMatching.CUT);
  private static final FunctionUrl FUNCTION_URL = new FunctionUrl();

  @ParameterizedTest
  @CsvSource({
    "/v1/apps/a%2Fb, /v1/apps/a/b",
    "/v1/apps/100%25, /v1/apps/100%",
    "/v1/apps/%252F, /v1/apps/%2F",
    "/v1/apps/a%3Fb/c, /v1/apps/a",
    "/v1/apps/a%23b, /v1/apps/a#b",
    "/v1/apps/a+b%20c, /v1/apps/a+b c",
    "/v1/apps/%E4%BD%A0%F0%9F%98%80, /v1/apps/你😀",
    "/v1/apps/%2e%2E, /v1/apps/..",
    "//v1//apps/, //v1//apps/"
  })
  void httpApiDecodesThePathOnceAndCutsItAtAQuestionMark(String sent, String raw) {
    JsonObject event = event(AS_SENT, "PUT", sent).orElseThrow();
    assertThat(event.getString("rawPath")).isEqualTo(raw);
    assertThat(context(event).getJsonObject("http").getString("path")).isEqualTo(raw);
    assertThat(event.getString("rawQueryString")).isEqualTo("q=%2F");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%", "/%1", "/%zz", "/%ff", "/%c0%af", "/%ed%a0%80", "/%E4/%BD%A0"})
  void onlyAFunctionUrlPassesOnAPathThatCannotBeDecoded(String path) {
    assertThat(event(AS_SENT, "GET", path)).isEmpty();
    assertThat(event(FUNCTION_URL, "GET", path).orElseThrow().getString("rawPath")).isEqualTo(path);
  }

  @Test
  void functionUrlPassesThePathOnAsItWasSent() {
    JsonObject event = event(FUNCTION_URL, "PUT", "/v1/apps/a%2Fb%3F").orElseThrow();
    assertThat(event.getString("rawPath")).isEqualTo("/v1/apps/a%2Fb%3F");
    assertThat(event.getString("routeKey")).isEqualTo("$default");
    assertThat(context(event).getJsonObject("http").getString("path")).isEqualTo("/v1/apps/a/b?");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /v1/apps/a, PUT /v1/apps/{appId}, PUT /v1/apps/{appId}, PUT /v1/apps/{appId}",
    "PUT, /v1/apps/a%2Fb, PUT /v1/apps/{appId}, $default, $default",
    "PUT, /v1/users/u%2Fsessions%2Fs, PUT /v1/users/{userId},"
        + " PUT /v1/users/{userId}/sessions/{sessionId},"
        + " PUT /v1/users/{userId}/sessions/{sessionId}",
    "PUT, /v1/users/u%3F/sessions/s, PUT /v1/users/{userId}/sessions/{sessionId},"
        + " PUT /v1/users/{userId}/sessions/{sessionId}, PUT /v1/users/{userId}",
    "POST, /v1%2Fstatus, $default, POST /v1/status, POST /v1/status",
    "POST, /v1/status, POST /v1/status, POST /v1/status, POST /v1/status",
    "HEAD, /v1/access-keys, $default, $default, $default",
    "PUT, /v1/apps/, $default, $default, $default",
    "PUT, /prod/v1/apps/a, $default, $default, $default"
  })
  void routeIsMatchedAgainstTheTemplateAsSentDecodedOrCut(
      String method, String path, String asSent, String decoded, String cut) {
    Map<HttpApi, String> keys = Map.of(AS_SENT, asSent, DECODED, decoded, CUT, cut);
    keys.forEach((api, key) -> {
      JsonObject event = event(api, method, path).orElseThrow();
      assertThat(event.getString("routeKey")).isEqualTo(key);
      assertThat(context(event).getString("routeKey")).isEqualTo(key);
    });
  }

  @ParameterizedTest
  @CsvSource({
    "/auth/v1/v1/apps/a, PUT /v1/apps/{appId}",
    "/v1/apps/a, $default",
    "/auth, $default"
  })
  void keyOfAnApiMappingPrecedesThePathButNoRoute(String path, String key) {
    for (HttpApi api : List.of(AS_SENT, DECODED, CUT)) {
      JsonObject event = event(api.mappedAt("auth/v1"), "PUT", path).orElseThrow();
      assertThat(event.getString("routeKey")).isEqualTo(key);
      assertThat(event.getString("rawPath")).isEqualTo(path);
    }
  }

  @Test
  void pathParametersAreDecodedOnce() {
    String path = "/v1/users/100%2525/sessions/a%20b";
    for (HttpApi api : List.of(AS_SENT, DECODED, CUT)) {
      JsonObject parameters = event(api, "PUT", path).orElseThrow().getJsonObject("pathParameters");
      assertThat(parameters.getMap()).isEqualTo(Map.of("userId", "100%25", "sessionId", "a b"));
    }
    assertThat(event(AS_SENT, "GET", "/").orElseThrow().containsKey("pathParameters")).isFalse();
  }

  @Test
  void httpApiSendsNoCookieHeader() {
    JsonObject api = event(AS_SENT, "GET", "/").orElseThrow();
    JsonObject url = event(FUNCTION_URL, "GET", "/").orElseThrow();
    assertThat(api.getJsonArray("cookies")).isEqualTo(JsonArray.of("a=1", "b=2", "c"));
    assertThat(url.getJsonArray("cookies")).isEqualTo(api.getJsonArray("cookies"));
    assertThat(api.getJsonObject("headers").containsKey("cookie")).isFalse();
    assertThat(url.getJsonObject("headers").getString("cookie")).isEqualTo("a=1; b=2,c");
  }

  @Test
  void headersAreJoinedAndTheGatewaysAreAdded() {
    JsonObject headers = event(AS_SENT, "GET", "/").orElseThrow().getJsonObject("headers");
    assertThat(headers.getString("x-twice")).isEqualTo("1,2");
    assertThat(headers.getString("x-forwarded-for")).isEqualTo("198.51.100.1, 203.0.113.7");
    assertThat(headers.getString("content-length")).isEqualTo("0");
    assertThat(headers.containsKey("transfer-encoding")).isFalse();
  }

  private static Optional<JsonObject> event(EventSource source, String method, String path) {
    List<SentRequest.Header> headers =
        List.of(
            new SentRequest.Header("Cookie", "a=1; b=2"),
            new SentRequest.Header("cookie", "c"),
            new SentRequest.Header("X-Twice", "1"),
            new SentRequest.Header("x-twice", "2"),
            new SentRequest.Header("X-Forwarded-For", "198.51.100.1"),
            new SentRequest.Header("Transfer-Encoding", "chunked"));
    SentRequest request =
        new SentRequest(method, path, "q=%2F", headers, Buffer.buffer(), "203.0.113.7");
    return source.event(request, "id", Instant.EPOCH);
  }

  private static JsonObject context(JsonObject event) {
    return event.getJsonObject("requestContext");
  }
}
