package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.infra.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is proven for every endpoint is proven for every one that exists.
class EndpointsTest {
  @Test
  void everyResourceMethodHasAValidRequestInTheTable() {
    List<String> routes =
        Route.wanted().stream().map(route -> route.method() + " " + route.path()).toList();
    assertThat(Endpoints.all())
        .as("add a valid request for a new endpoint to Endpoints")
        .extracting(Endpoint::route)
        .containsExactlyInAnyOrderElementsOf(routes);
  }
}
