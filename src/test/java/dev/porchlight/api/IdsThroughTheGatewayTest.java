package dev.porchlight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.porchlight.json.UnicodeText;
import dev.porchlight.workbench.gateway.EventSource;
import dev.porchlight.workbench.gateway.FunctionUrl;
import dev.porchlight.workbench.gateway.HttpApi;
import dev.porchlight.workbench.gateway.RouteMatching;
import dev.porchlight.workbench.gateway.SentRequest;
import dev.porchlight.workbench.infra.Route;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// An id reaches its owner or nobody, whatever a gateway does to the path: passes it on, or decodes
/// it once and cuts it at a `?`, and matches routes before or after that.
class IdsThroughTheGatewayTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /// Every operation of the lifecycle API with an id in its path.
  private static final List<Operation> OPERATIONS =
      Route.wanted().stream()
          .filter(route -> route.path().startsWith("/v1/"))
          .map(route -> Operation.of(route.method(), route.path(), Route.class))
          .toList();

  private static final List<EventSource> GATEWAYS =
      List.of(
          HttpApi.deployed(RouteMatching.AS_SENT),
          HttpApi.deployed(RouteMatching.DECODED),
          HttpApi.deployed(RouteMatching.CUT),
          new FunctionUrl());

  /// A way to write an id in a path.
  private record Writing(String name, UnaryOperator<String> write) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Writing> BY_THE_RULE =
      List.of(
          new Writing("where it must be encoded", IdsThroughTheGatewayTest::written),
          new Writing("always encoded", IdsThroughTheGatewayTest::encoded));

  private static final List<Writing> OTHERWISE =
      List.of(
          new Writing("quote", id -> escaped(id, "-._~")),
          new Writing("encodeURIComponent", id -> escaped(id, "-._~!*'()")),
          new Writing("encodeURI", id -> escaped(id, "-._~!*'();,:@&=+$")),
          // Its `+` for a space is for forms: in a path it is a plus, and names somebody else.
          new Writing("URLEncoder", id -> escaped(id, "-._*")),
          new Writing(
              "lower case", id -> PercentEncoding.encodeInLowerCase(id, c -> isKept(c, "-._~"))),
          new Writing("every byte", id -> escaped(id, "")),
          new Writing("twice", id -> escaped(escaped(id, "-._~"), "-._~")),
          new Writing("raw", UnaryOperator.identity()));

  /// What a request led to.
  private record Reached(Operation operation, List<String> ids) {}

  @Property(tries = 3_000)
  void idWrittenByTheRuleReachesItsOwner(
      @ForAll("operations") Operation wanted,
      @ForAll("ids") List<String> ids,
      @ForAll("rules") Writing writing,
      @ForAll("gateways") EventSource gateway) {
    assertThat(reached(wanted, ids, writing, gateway)).contains(expected(wanted, ids));
  }

  @Property(tries = 10_000)
  void idWrittenOtherwiseReachesItsOwnerOrNobody(
      @ForAll("operations") Operation wanted,
      @ForAll("ids") List<String> ids,
      @ForAll("otherwise") Writing writing,
      @ForAll("gateways") EventSource gateway) {
    // Left as they are, separators and escapes mean what they mean in any path.
    Assume.that(
        !writing.name().equals("raw")
            || ids.stream().noneMatch(id -> id.matches("(?s).*[/?#%].*")));
    // What starts with `~` is the encoding of another id.
    Assume.that(ids.stream().noneMatch(id -> id.startsWith("~")));
    Assume.that(ids.stream().noneMatch(id -> isLostUnseen(id, gateway)));
    reached(wanted, ids, writing, gateway)
        .ifPresent(reached -> assertThat(reached).isEqualTo(expected(wanted, ids)));
  }

  /// If routes are matched on the decoded path, an escaped `/` separates ids in route and path
  /// alike, and if they are matched after the cut, an escaped `?` is in neither: nothing in the
  /// event shows what was sent (`docs/decisions/0028-ids-in-paths.md`).
  private static boolean isLostUnseen(String id, EventSource gateway) {
    return gateway instanceof HttpApi api
        && switch (api.matching()) {
          case AS_SENT -> false;
          case DECODED -> id.contains("/");
          case CUT -> id.contains("/") || id.contains("?");
        };
  }

  private static Reached expected(Operation wanted, List<String> ids) {
    return new Reached(wanted, ids.subList(0, wanted.parameters().size()));
  }

  /// As [FrontDoor] does: empty if the request is refused.
  private static Optional<Reached> reached(
      Operation wanted, List<String> ids, Writing writing, EventSource gateway) {
    return event(wanted.method(), path(wanted, ids, writing), gateway)
        .map(TestRequests::of)
        .filter(request -> request.family().isPresent())
        .flatMap(IdsThroughTheGatewayTest::reached);
  }

  private static Optional<Reached> reached(Request request) {
    Optional<Operation> matched =
        OPERATIONS.stream()
            .filter(operation -> operation.method().equals(request.method()))
            .filter(operation -> operation.isAt(request.path().routed()))
            .min(Comparator.comparing(operation -> operation.parameters().size()));
    matched.ifPresent(request::reached);
    return matched
        .filter(_ -> request.route().leadsTo(request.operation(), request.path()))
        .flatMap(operation -> read(request, operation));
  }

  private static Optional<Reached> read(Request request, Operation operation) {
    try {
      List<String> ids = operation.parameters().stream().map(request::pathParameter).toList();
      return Optional.of(new Reached(operation, ids));
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  private static String path(Operation wanted, List<String> ids, Writing writing) {
    List<String> segments = new ArrayList<>(wanted.template());
    for (int i = 0; i < wanted.parameters().size(); i++) {
      segments.set(wanted.place(wanted.parameters().get(i)), writing.write().apply(ids.get(i)));
    }
    return "/" + String.join("/", segments);
  }

  private static Optional<APIGatewayV2HTTPEvent> event(
      String method, String path, EventSource gateway) {
    SentRequest request =
        new SentRequest(method, path, "", List.of(), Buffer.buffer(), "203.0.113.7");
    return gateway.event(request, "id", Instant.EPOCH).map(json -> parsed(json.encode()));
  }

  private static APIGatewayV2HTTPEvent parsed(String json) {
    try {
      return JSON.readValue(json, APIGatewayV2HTTPEvent.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String written(String id) {
    return id.matches("[A-Za-z0-9._@:+,|=-][A-Za-z0-9._~@:+,|=-]*") && !id.matches("\\.\\.?")
        ? id
        : encoded(id);
  }

  private static String encoded(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static boolean isKept(int c, String kept) {
    return kept.indexOf(c) >= 0 || (!kept.isEmpty() && Character.isLetterOrDigit(c));
  }

  private static String escaped(String id, String kept) {
    return PercentEncoding.encode(id, c -> isKept(c, kept));
  }

  @Provide
  Arbitrary<Operation> operations() {
    return Arbitraries.of(
        OPERATIONS.stream().filter(operation -> !operation.parameters().isEmpty()).toList());
  }

  @Provide
  Arbitrary<EventSource> gateways() {
    return Arbitraries.of(GATEWAYS);
  }

  @Provide
  Arbitrary<Writing> rules() {
    return Arbitraries.of(BY_THE_RULE);
  }

  @Provide
  Arbitrary<Writing> otherwise() {
    return Arbitraries.of(OTHERWISE);
  }

  /// Anything at all; and what separates, escapes and names operations, in every combination.
  @Provide
  Arbitrary<List<String>> ids() {
    Arbitrary<String> anything = Arbitraries.strings().ofMinLength(1).ofMaxLength(12);
    Arbitrary<String> telling =
        Arbitraries.of(
                "u/sessions",
                "u/sessions/s",
                "u/apps/a/status",
                "u?",
                "u?/x",
                "/sessions",
                "/",
                "?",
                "%",
                "%2F",
                "%3F",
                "%25",
                "~",
                ".",
                "..",
                "a",
                "YQ",
                "sessions",
                "apps",
                "status",
                "s",
                "|",
                " ",
                "+",
                ";",
                "\\",
                "\n",
                "你")
            .list()
            .ofMinSize(1)
            .ofMaxSize(5)
            .map(parts -> String.join("", parts));
    return Arbitraries.oneOf(anything, telling).filter(UnicodeText::isWellFormed).list().ofSize(2);
  }
}
