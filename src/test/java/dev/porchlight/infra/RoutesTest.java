package dev.porchlight.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.infra.Route;
import dev.porchlight.workbench.infra.Template;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Reads are routed to the reader, changes to the writer.
class RoutesTest {
  /// A function's resource policy has room for 20 KB, and SAM adds about 430 bytes per route.
  private static final int MOST_ROUTES_OF_A_FUNCTION = 40;

  private static final Template TEMPLATE = Template.INSTANCE;

  @Test
  void resourceMethodsAndRoutesMatchOneToOne() {
    List<Route> wanted = Route.wanted();
    assertThat(wanted).hasSizeGreaterThan(8);
    assertThat(Route.deployed(TEMPLATE)).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void routesGoToBothFunctions() {
    assertThat(Route.wanted())
        .contains(
            new Route(Route.READER, "POST", "/api/v3/check-session-status"),
            new Route(Route.READER, "GET", "/api/v1/sessions/info"),
            new Route(Route.WRITER, "POST", "/api/v1/sessions/logout"));
  }

  @Test
  void requestsWithoutARouteGoToTheReader() {
    assertThat(Route.events(TEMPLATE, Route.READER)).filteredOn(e -> !e.has("Path")).hasSize(1);
    assertThat(Route.events(TEMPLATE, Route.WRITER)).allMatch(e -> e.has("Path"));
  }

  @Test
  void routesBelongToOneApiAndUsePayload2() {
    assertThat(Stream.of(Route.READER, Route.WRITER).map(f -> Route.events(TEMPLATE, f)))
        .allSatisfy(events ->
            assertThat(events)
                .allMatch(e -> e.path("ApiId").asText().equals("HttpApi"))
                .allMatch(e -> e.path("PayloadFormatVersion").asText("2.0").equals("2.0")));
  }

  @Test
  void routePermissionsFitIntoAResourcePolicy() {
    for (String function : List.of(Route.READER, Route.WRITER)) {
      assertThat(Route.events(TEMPLATE, function))
          .hasSizeLessThanOrEqualTo(MOST_ROUTES_OF_A_FUNCTION);
    }
  }
}
