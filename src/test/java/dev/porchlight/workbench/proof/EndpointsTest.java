package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.infra.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is proven of every endpoint is proven of every one there is.
class EndpointsTest {
  @Test
  void everyResourceMethodHasAGoodRequestInTheTable() {
    List<String> routes =
        Route.wanted().stream().map(route -> route.method() + " " + route.path()).toList();
    assertThat(Endpoints.all())
        .as("add a good request of a new endpoint to Endpoints")
        .extracting(Endpoint::route)
        .containsExactlyInAnyOrderElementsOf(routes);
  }
}
