package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.gateway.EventSource;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Raw events through the running function: those that AWS delivered (`gateway-events`), and events
/// with any path at all.
class GatewayEventsIT {
  private static final String CANARY = "canary-path";
  private static final String NOT_FOUND = "{\"title\":\"Not Found\",\"status\":404}";

  private static LambdaFunction function;

  @BeforeAll
  static void start() {
    function = LambdaFunction.start("function-events");
  }

  @AfterAll
  static void stop() {
    function.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"apigwv2", "functionurl"})
  void capturedEventIsAnswered(String capture) throws IOException {
    Reply reply = reply(captured(capture));
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.isJson()).isTrue();
    assertThat(reply.body()).isEqualTo(NOT_FOUND);
  }

  /// Other payload formats are a mistake in the deployment, which an error shows; the function goes
  /// on.
  @ParameterizedTest
  @ValueSource(strings = {"apigwv1", "alb"})
  void capturedEventOfAnotherFormatIsAnErrorAndNothingMore(String capture) throws IOException {
    assertThat(call(captured(capture))).contains("\"errorType\":\"UnsupportedEventException\"");
    assertThat(reply(captured("apigwv2")).status()).isEqualTo(404);
  }

  @Test
  void eventOfAScheduleOrNobodyIsAnErrorAndNothingMore() throws IOException {
    for (String event : List.of("{}", "{\"source\":\"aws.events\",\"detail\":{}}", "[]", "7")) {
      assertThat(function.call(event.getBytes(StandardCharsets.UTF_8)).body())
          .contains("\"errorType\"");
    }
    assertThat(reply(captured("apigwv2")).status()).isEqualTo(404);
  }

  static Stream<String> paths() {
    List<String> ids = new ArrayList<>();
    for (char c = 0; c <= 0xa0; c++) {
      ids.add("a" + c + "b");
    }
    ids.addAll(
        List.of(
            "\u0085",
            "\u2028",
            "\ufeff",
            "\ufffe",
            "\ud800",
            "a\udc00",
            "\udbff\udbff",
            "😀",
            "张三",
            "%",
            "%2",
            "%zz",
            "%2F",
            "%00",
            "%0d%0aX: y",
            "%c0%af",
            "%ed%a0%80",
            "%25",
            "{}",
            "{userId}",
            "{a:.*}",
            "[",
            "]",
            "|",
            "\\",
            "\\\\",
            "\"",
            "'",
            "`",
            "^",
            "<>",
            ";",
            ";a=b",
            "?",
            "??",
            "#",
            "&",
            "*",
            "$default",
            "..",
            ".",
            "...",
            "../..",
            "~",
            "~~",
            "~=",
            "/",
            "//",
            "x".repeat(9_000),
            "%41".repeat(3_000),
            "~" + "YQ".repeat(4_000)));
    List<String> paths = new ArrayList<>();
    for (String id : ids) {
      paths.add("/v1/users/" + CANARY + id + "/sessions/s1");
    }
    for (String id : ids) {
      paths.add(id);
      paths.add("/" + id + "/v1/apps/" + CANARY);
      paths.add("/oidc/" + CANARY + id + "/backchannel-logout");
    }
    paths.addAll(List.of("", "*", "http://x/v1/status", "/v1/users/" + "/x".repeat(2_000)));
    return paths.stream();
  }

  @Test
  void noPathIsAFaultAnEmptyAnswerOrALineOfTheLog() throws IOException {
    String before = function.printed();
    for (String path : paths().toList()) {
      for (JsonObject event : List.of(captured("apigwv2"), captured("functionurl"))) {
        for (String route : List.of("$default", "PUT /v1/users/{userId}/sessions/{sessionId}")) {
          event.put("rawPath", path).put("routeKey", route);
          event.getJsonObject("requestContext").getJsonObject("http").put("path", path);
          assertRefused(event);
        }
      }
    }
    String printed = function.printed().substring(before.length());
    assertThat(printed).doesNotContain(CANARY, "\"level\"", "\tat ");
  }

  @Test
  void absentPathIsRefused() throws IOException {
    for (String member : List.of("rawPath", "routeKey", "headers", "rawQueryString")) {
      JsonObject event = captured("apigwv2");
      event.remove(member);
      assertRefused(event);
      assertRefused(event.putNull(member));
    }
  }

  static Stream<String> methods() {
    return Stream.of("CONNECT", "TRACE", "PATCH", "PRI", "get", "PROPFIND", "X-ANY");
  }

  @ParameterizedTest
  @MethodSource("methods")
  void noMethodIsAFault(String method) throws IOException {
    for (String path :
        List.of("/v1/access-keys", "/api/v3/list-users", "/", "/v1/users/a/sessions")) {
      JsonObject event = captured("functionurl").put("rawPath", path);
      event.getJsonObject("requestContext").getJsonObject("http").put("method", method);
      Reply reply = reply(event);
      assertThat(reply.status()).as(reply.toString()).isIn(200, 404, 405);
      assertThat(reply.isJson()).isTrue();
    }
  }

  /// No gateway writes line ends into base64.
  @Test
  void bodyInBase64WithLineEndsIsRefused() {
    ProofRequest logout =
        ProofRequest.post("/oidc/proof/backchannel-logout", "")
            .with("Content-Type", "application/x-www-form-urlencoded")
            .withBody("logout_token=" + "x".repeat(200));
    for (EventSource source : List.of(LambdaEvent.HTTP_API, LambdaEvent.FUNCTION_URL)) {
      JsonObject event =
          new JsonObject(
              new String(
                  LambdaEvent.of(logout, true, source).orElseThrow(), StandardCharsets.UTF_8));
      String base64 = event.getString("body");
      event.put("body", base64.substring(0, 76) + "\r\n" + base64.substring(76));
      Reply reply = reply(event);
      assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
      assertThat(reply.body()).contains("\"error\":\"invalid_request\"");
    }
  }

  private static void assertRefused(JsonObject event) {
    Reply reply = reply(event);
    String what = event.getString("routeKey") + " " + event.getString("rawPath") + ": " + reply;
    assertThat(reply.body()).as(what).startsWith("{");
    assertThat(reply.status()).as(what).isBetween(400, 499);
    assertThat(reply.isJson()).as(what).isTrue();
    assertThat(reply.body()).as(what).doesNotContain(CANARY);
  }

  private static Reply reply(JsonObject event) {
    return LambdaEvent.reply(call(event), 0);
  }

  private static String call(JsonObject event) {
    return function.call(event.toBuffer().getBytes()).body();
  }

  private static JsonObject captured(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            GatewayEventsIT.class.getResourceAsStream("/gateway-events/" + name + ".json"))) {
      return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
