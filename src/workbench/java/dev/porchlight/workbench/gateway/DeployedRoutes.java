package dev.porchlight.workbench.gateway;

import dev.porchlight.workbench.infra.Route;
import dev.porchlight.workbench.infra.Template;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The routes of an HTTP API. Of several that match, the one with the most literal segments wins; a
/// request that matches none gets `$default`.
public final class DeployedRoutes {
  /// Those of `infra/template.yaml`.
  public static final DeployedRoutes OF_THE_TEMPLATE =
      new DeployedRoutes(Route.deployed(Template.INSTANCE));

  private final List<Route> byPrecedence;

  DeployedRoutes(List<Route> routes) {
    this.byPrecedence =
        routes.stream().sorted(Comparator.comparing(DeployedRoutes::variables)).toList();
  }

  /// The matching route, with its parameters as they appear in `path`.
  MatchedRoute match(String method, String path) {
    String[] segments = path.split("/", -1);
    return byPrecedence.stream()
        .filter(route -> route.method().equals(method))
        .flatMap(route -> match(route, segments).stream())
        .findFirst()
        .orElse(MatchedRoute.DEFAULT);
  }

  private static Optional<MatchedRoute> match(Route route, String[] segments) {
    String[] wanted = route.path().split("/", -1);
    if (wanted.length != segments.length) {
      return Optional.empty();
    }
    Map<String, String> parameters = new TreeMap<>();
    for (int i = 0; i < wanted.length; i++) {
      if (isVariable(wanted[i]) && !segments[i].isEmpty()) {
        String name = wanted[i].substring(1, wanted[i].length() - 1);
        parameters.put(name, segments[i]);
      } else if (!wanted[i].equals(segments[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(new MatchedRoute(route.method() + " " + route.path(), parameters));
  }

  private static long variables(Route route) {
    return List.of(route.path().split("/", -1)).stream().filter(DeployedRoutes::isVariable).count();
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{");
  }
}
