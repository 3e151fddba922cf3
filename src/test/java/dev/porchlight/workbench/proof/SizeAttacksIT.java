package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Oversized input is refused; odd input within the limits is refused or ignored. Either way
/// quickly, in JSON, and never as a fault.
class SizeAttacksIT {
  private static final int MOST_MILLIS = 5_000;

  static Stream<Endpoint> withBody() {
    return Endpoints.all().stream().filter(endpoint -> !endpoint.request().body().isEmpty());
  }

  static Stream<Endpoint> withJson() {
    return withBody().filter(SizeAttacksIT::isJson);
  }

  static Stream<Endpoint> all() {
    return Endpoints.all().stream();
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void hugeBodyIsTooLarge(Endpoint endpoint) {
    Endpoint round = Rounds.next(endpoint);
    String huge = "x".repeat(5_000_000);
    String body =
        isJson(endpoint)
            ? round.request().body().replaceFirst("}$", ",\"x\":\"" + huge + "\"}")
            : round.request().body() + "&x=" + huge;
    Reply reply = Shared.caller().send(round.request().withBody(body));
    assertThat(endpoint.dialect().status(reply)).isEqualTo(413);
    assertRefused(endpoint, reply);
  }

  @ParameterizedTest
  @MethodSource("withJson")
  void deepAndCrowdedBodiesAreRefusedOrIgnored(Endpoint endpoint) {
    Endpoint round = Rounds.next(endpoint);
    String open = round.request().body().substring(0, round.request().body().length() - 1);
    for (String body :
        List.of(
            open + ",\"x\":" + "[".repeat(60_000),
            open + ",\"x\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_001),
            open + ",\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
            "{" + "\"a\":1,".repeat(5_000) + "\"a\":1}",
            open + ",\"x\":1e999999999}",
            open + ",\"x\":" + "9".repeat(60_000) + "}")) {
      round.before().ifPresent(Shared.caller()::send);
      Reply reply = Shared.caller().send(round.request().withBody(body));
      if (!round.isRight(reply)) {
        assertRefused(endpoint, reply);
      }
      assertThat(reply.millis()).isLessThan(MOST_MILLIS);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void longPathsQueriesAndHeadersAreRefused(Endpoint endpoint) {
    Endpoint round = Rounds.next(endpoint);
    ProofRequest request = round.request();
    String longQuery = (request.query().isEmpty() ? "?" : "&") + "x=" + "y".repeat(8_400);
    ProofRequest longer =
        new ProofRequest(
            request.method(), request.target() + longQuery, request.headers(), request.body());
    Reply reply = Shared.caller().send(longer);
    boolean ignored = round.isRight(reply) && !request.body().isEmpty();
    if (!ignored) {
      assertRefused(endpoint, reply);
    }
    assertRefused(
        endpoint, Shared.caller().send(request.withPath(request.path() + "/" + "x".repeat(8_000))));
    if (endpoint.isKeyed()) {
      String token = "Bearer " + "x".repeat(8_000);
      assertRefused(endpoint, Shared.caller().send(request.with("Authorization", token)));
    }
  }

  private static boolean isJson(Endpoint endpoint) {
    return endpoint.request().body().endsWith("}");
  }

  private static void assertRefused(Endpoint endpoint, Reply reply) {
    String text = reply.toString();
    assertThat(endpoint.dialect().status(reply))
        .as(text.substring(0, Math.min(300, text.length())))
        .isBetween(400, 499);
    assertThat(reply.isJson()).isTrue();
    assertThat(reply.millis()).isLessThan(MOST_MILLIS);
  }
}
