package dev.porchlight.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.porchlight.telemetry.ObservedRequest;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;

/// Finds the family that a request belongs to.
@Singleton
public final class Families {
  private final List<Door> doors;
  private final BasePath basePath;

  private record Door(Family family, List<String> root) {
    Door(Family family) {
      this(family, List.of(family.root().replaceAll("^/|/$", "").split("/")));
    }
  }

  public Families(@All List<Family> families, BasePath basePath) {
    this.doors = families.stream().map(Door::new).toList();
    this.basePath = basePath;
  }

  /// The request carried by an event. What precedes the family's root in the path (see [BasePath])
  /// is dropped: operations do not know it.
  ///
  /// @throws UnsupportedEventException if the event is not of payload format 2.0
  public Request request(APIGatewayV2HTTPEvent event, ObservedRequest observed) {
    if (event.getRequestContext() == null || event.getRequestContext().getHttp() == null) {
      throw new UnsupportedEventException();
    }
    GatewayRoute route = GatewayRoute.of(event);
    RequestPath path = RequestPath.of(event.getRawPath(), !route.isOfFunctionUrl());
    for (int place : basePath.rootsIn(path, event.getRequestContext().getStage())) {
      for (Door door : doors) {
        if (path.hasRootAt(place, door.root())) {
          observed.isOf(door.family().name());
          return new Request(event, observed, path.from(place), route, door.family());
        }
      }
    }
    return new Request(event, observed, path, route, null);
  }
}
