package dev.porchlight.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.porchlight.telemetry.ObservedRequest;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;

/// Finds the family that a request is for.
@Singleton
public final class Families {
  private final List<Door> doors;

  private record Door(Family family, List<String> root) {
    Door(Family family) {
      this(family, List.of(family.root().replaceAll("^/|/$", "").split("/")));
    }
  }

  public Families(@All List<Family> families) {
    this.doors = families.stream().map(Door::new).toList();
  }

  /// The request that an event carries. What stands in its path before the first root of a family,
  /// such as the stage of API Gateway (`/prod/api/v3/…`), is left out: operations know no stage,
  /// and clients sign none.
  public Request request(APIGatewayV2HTTPEvent event, ObservedRequest observed) {
    RequestPath path = Request.path(event);
    for (int place = 0; place < path.size(); place++) {
      for (Door door : doors) {
        if (path.hasRootAt(place, door.root())) {
          observed.isOf(door.family().name());
          return new Request(event, observed, path.from(place), door.family());
        }
      }
    }
    return new Request(event, observed, path, null);
  }
}
