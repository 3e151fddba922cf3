package dev.porchlight.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.infra.Route;
import dev.porchlight.workbench.infra.Template;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What asks is routed to the reader, what changes something to the writer.
class RoutesTest {
  /// A function's resource policy has room for 20 KB, and SAM adds some 430 bytes for each route.
  private static final int MOST_ROUTES_OF_A_FUNCTION = 40;

  private static final Template TEMPLATE = Template.INSTANCE;

  @Test
  void everyResourceMethodHasOneRouteOnItsFunctionAndNoRouteIsWithoutOne() {
    List<Route> wanted = Route.wanted();
    assertThat(wanted).hasSizeGreaterThan(8);
    assertThat(Route.deployed(TEMPLATE)).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void bothFunctionsAreWanted() {
    assertThat(Route.wanted())
        .contains(
            new Route(Route.READER, "POST", "/api/v3/check-session-status"),
            new Route(Route.READER, "GET", "/api/v1/sessions/info"),
            new Route(Route.WRITER, "POST", "/api/v1/sessions/logout"));
  }

  @Test
  void whatHasNoRouteIsAnsweredByTheReader() {
    assertThat(Route.events(TEMPLATE, Route.READER)).filteredOn(e -> !e.has("Path")).hasSize(1);
    assertThat(Route.events(TEMPLATE, Route.WRITER)).allMatch(e -> e.has("Path"));
  }

  @Test
  void routesAreOfTheOneApiAndBringPayload2() {
    assertThat(Stream.of(Route.READER, Route.WRITER).map(f -> Route.events(TEMPLATE, f)))
        .allSatisfy(events ->
            assertThat(events)
                .allMatch(e -> e.path("ApiId").asText().equals("HttpApi"))
                .allMatch(e -> e.path("PayloadFormatVersion").asText("2.0").equals("2.0")));
  }

  @Test
  void permissionsOfTheRoutesFitIntoAResourcePolicy() {
    for (String function : List.of(Route.READER, Route.WRITER)) {
      assertThat(Route.events(TEMPLATE, function))
          .hasSizeLessThanOrEqualTo(MOST_ROUTES_OF_A_FUNCTION);
    }
  }
}
