package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.gateway.EventSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Queries as browsers and careless clients write them, which no strict URI parser takes: they are
/// understood, or refused in the family's words.
class QueriesIT {
  private static LambdaFunction function;

  @BeforeAll
  static void start() {
    function = LambdaFunction.start("function-queries");
  }

  @AfterAll
  static void stop() {
    function.close();
  }

  static Stream<String> oddValues() {
    return Stream.of(
        "{\"loginAt\":-1}",
        "[1]",
        "a|b",
        "a^b",
        "`a`",
        "a\\b",
        "\"a\"",
        "<a>",
        "%",
        "%2",
        "%zz",
        "%ff",
        "a%",
        "张三",
        "é",
        "😀",
        "a=b=c",
        "=",
        "&&",
        "?",
        "a?b",
        "a#b",
        "a;b",
        "a+b",
        "%00",
        "%0d%0aX:%20y",
        "$default",
        "../..",
        "*",
        "~",
        "@:,!'()");
  }

  /// Every operation that has a query, and one that has none of each family that never reads it.
  private static List<ProofRequest> requests() {
    return Stream.concat(
            Endpoints.all().stream()
                .map(Endpoint::request)
                .filter(request -> request.method().equals("GET")),
            Stream.of(
                ProofRequest.delete("/v1/users/nobody/sessions"),
                ProofRequest.post("/webhooks/genauth", "{}"),
                ProofRequest.post("/oidc/proof/backchannel-logout", "logout_token=x")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("oddValues")
  void oddQueryIsAnsweredByItsFamily(String value) {
    for (ProofRequest request : requests()) {
      ProofRequest odd = request.withQuery("odd=" + value);
      for (EventSource source : List.of(LambdaEvent.HTTP_API, LambdaEvent.FUNCTION_URL)) {
        assertAnswered(odd, function.send(odd, false, source));
        assertAnswered(odd, function.send(request.withQuery(value), false, source));
      }
      if (value.indexOf('#') < 0) { // A fragment is never sent.
        assertAnswered(odd, raw(Shared.function().address(), odd));
        assertAnswered(odd, raw(Shared.function().functionUrl(), odd));
      }
    }
  }

  private static void assertAnswered(ProofRequest request, Reply reply) {
    assertThat(reply.status()).as(request + ": " + reply).isBetween(200, 499);
    boolean isEmpty = reply.body().isEmpty();
    assertThat(isEmpty || reply.isJson()).as(request + ": " + reply).isTrue();
    assertThat(isEmpty && reply.status() >= 400).as(request + ": " + reply).isFalse();
  }

  /// As Rocket.Chat's own client sends it from a browser.
  @Test
  void jsonInAQueryIsUnderstoodWithoutEscapes() {
    for (URI way : List.of(Shared.function().address(), Shared.function().functionUrl())) {
      ProofRequest list =
          ProofRequest.get("/api/v1/sessions/list?sort={\"loginAt\":-1}&count=1")
              .with("X-User-Id", ProofPool.CHAT_USER)
              .with("X-Auth-Token", ProofPool.CHAT_TOKEN);
      Reply reply = raw(way, list);
      assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
      assertThat(reply.body()).contains("\"count\":1").contains("\"success\":true");
    }
  }

  /// As PHP sends it.
  @Test
  void utf8InAQueryIsUnderstoodWithoutEscapes() {
    ProofRequest put =
        ProofRequest.put("/v1/users/~5byg5LiJ/sessions/s1", "{\"appId\":\"张\"}")
            .with("Authorization", "Bearer " + ProofPool.token());
    assertThat(Shared.caller().send(put).status()).isIn(200, 201);
    for (URI way : List.of(Shared.function().address(), Shared.function().functionUrl())) {
      for (String id : List.of("张三", "%E5%BC%A0%E4%B8%89")) {
        ProofRequest apps = ProofRequest.get("/api/v3/get-user-loggedin-apps?userId=" + id).as(put);
        assertThat(raw(way, apps).body()).contains("\"appId\":\"张\"");
      }
    }
  }

  private static Reply raw(URI way, ProofRequest request) {
    List<String> head = new ArrayList<>();
    head.add(request.method() + " " + request.target() + " HTTP/1.1");
    head.add("Host: 127.0.0.1");
    request.headers().forEach((name, value) -> head.add(name + ": " + value));
    head.add("Content-Length: " + request.body().getBytes(StandardCharsets.UTF_8).length);
    return RawHttp.send(way, request.body(), head.toArray(String[]::new));
  }
}
