package dev.porchlight.api;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.IdentityHashMap;
import java.util.List;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;
import org.jspecify.annotations.Nullable;

/// Names operations as API Gateway names routes: method and path template, `GET /v1/…/{userId}`.
@ApplicationScoped
public class Routes {
  private final List<Family> families;
  private final CurrentRequest current;
  private final IdentityHashMap<RuntimeResource, Route> known = new IdentityHashMap<>();

  private record Route(String family, String name) {}

  public Routes(@All List<Family> families, CurrentRequest current) {
    this.families = families;
    this.current = current;
  }

  /// Writes down which operation the current request has reached.
  public void note(ResteasyReactiveRequestContext request) {
    Route route = known.computeIfAbsent(request.getTarget(), this::route);
    current.observed().isOf(route.family());
    current.observed().reached(route.name());
  }

  private Route route(RuntimeResource operation) {
    String path = template(operation.getClassPath()) + template(operation.getPath());
    String family =
        families.stream().filter(f -> f.owns(path)).map(Family::name).findFirst().orElse("none");
    return new Route(family, operation.getHttpMethod() + " " + path);
  }

  private static String template(@Nullable URITemplate part) {
    return part == null || part.template.equals("/") ? "" : part.template;
  }
}
