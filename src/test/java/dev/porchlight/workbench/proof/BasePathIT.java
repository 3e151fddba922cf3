package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.gateway.EventSource;
import dev.porchlight.workbench.gateway.HttpApi;
import dev.porchlight.workbench.gateway.RouteMatching;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every endpoint below the base path that people choose most, `v1`, which is also a family's root.
class BasePathIT {
  private static final String BASE = "/v1";
  private static final List<EventSource> GATEWAYS =
      List.of(
          HttpApi.deployed(RouteMatching.AS_SENT).mappedAt("v1"),
          HttpApi.deployed(RouteMatching.DECODED).mappedAt("v1"),
          LambdaEvent.FUNCTION_URL);

  private static LambdaFunction function;

  @BeforeAll
  static void start() {
    function = LambdaFunction.start("function-base-path", Map.of("PORCHLIGHT_BASE_PATH", "v1"));
  }

  @AfterAll
  static void stop() {
    function.close();
  }

  static Stream<Endpoint> all() {
    return Endpoints.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void endpointIsServedBelowTheBasePath(Endpoint endpoint) {
    for (EventSource gateway : GATEWAYS) {
      Endpoint round = Rounds.next(endpoint);
      round.before().map(BasePathIT::below).ifPresent(first -> send(first, gateway));
      assertRight(round, send(below(round.request()), gateway));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void signatureMayCoverThePathWithOrWithoutTheBasePath(Endpoint endpoint) {
    if (!endpoint.isKeyed()) {
      return;
    }
    for (EventSource gateway : GATEWAYS) {
      Endpoint round = Rounds.next(endpoint);
      round.before().map(BasePathIT::below).ifPresent(first -> send(first, gateway));
      assertRight(round, send(below(Signer.OF_THE_POOL.sign(round.request())), gateway));
      Endpoint another = Rounds.next(endpoint);
      another.before().map(BasePathIT::below).ifPresent(first -> send(first, gateway));
      assertRight(another, send(Signer.OF_THE_POOL.sign(below(another.request())), gateway));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingIsServedBelowAnotherPath(Endpoint endpoint) {
    for (String other : List.of("/x", "/v2", "/v1/x", "/x/v1", "/v1/v1", "/V1", "/v1%2F")) {
      Endpoint round = Rounds.next(endpoint);
      ProofRequest request = round.request().withPath(other + round.request().path());
      Reply reply = send(request, LambdaEvent.FUNCTION_URL);
      assertThat(round.dialect().status(reply)).as(request.target() + reply).isIn(401, 404, 405);
    }
  }

  /// The stage precedes the path in `rawPath`, and never in a route.
  @ParameterizedTest
  @MethodSource("all")
  void endpointIsServedBelowTheStage(Endpoint endpoint) {
    for (String stage : List.of("v1", "prod", "api")) {
      Endpoint round = Rounds.next(endpoint);
      round.before().ifPresent(first -> send(first, LambdaEvent.HTTP_API));
      JsonObject event =
          new JsonObject(new String(LambdaEvent.of(round.request()), StandardCharsets.UTF_8));
      event.put("rawPath", "/" + stage + event.getString("rawPath"));
      event.getJsonObject("requestContext").put("stage", stage);
      assertRight(round, LambdaEvent.reply(function.call(event.toBuffer().getBytes()).body(), 0));
    }
  }

  private static ProofRequest below(ProofRequest request) {
    return request.withPath(BASE + request.path());
  }

  private static Reply send(ProofRequest request, EventSource gateway) {
    return function.send(request, false, gateway);
  }

  private static void assertRight(Endpoint round, Reply reply) {
    assertThat(round.isRight(reply)).as(round + " " + reply).isTrue();
  }
}
