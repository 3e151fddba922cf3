package dev.porchlight.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the gateway read from a request's path: the route that it chose, with its parameters.
///
/// @param key method and path template, as in `GET /v1/apps/{appId}`, or `$default`
/// @param parameters encoded or decoded, which is not known
/// @param isOfFunctionUrl whether the event comes from a function URL, which has no routes and
///   delivers the path as it was sent; everything else is taken for an HTTP API, which decodes it
record GatewayRoute(String key, Map<String, String> parameters, boolean isOfFunctionUrl) {
  private static final String FUNCTION_URL = ".lambda-url.";
  private static final String ANY = "$default";

  static GatewayRoute of(APIGatewayV2HTTPEvent event) {
    String key = Objects.requireNonNullElse(event.getRouteKey(), ANY);
    String domain = Objects.requireNonNullElse(event.getRequestContext().getDomainName(), "");
    return new GatewayRoute(
        key,
        Objects.requireNonNullElse(event.getPathParameters(), Map.of()),
        domain.contains(FUNCTION_URL) && key.equals(ANY));
  }

  /// Whether the gateway chose the route of an operation, and not `$default`.
  boolean isChosen() {
    return !key.equals(ANY);
  }

  /// Whether the gateway read from the path what we do. An HTTP API decodes paths and cuts them at
  /// a `?`, so an escaped `/` or `?` can lead us to another operation than its route's, or to other
  /// ids than it read. Behind a function URL nobody but us reads the path.
  boolean leadsTo(Operation operation, RequestPath path) {
    return isOfFunctionUrl
        || (key.equals(operation.route())
            && operation.parameters().stream()
                .allMatch(name -> isSame(parameters.get(name), path.text(operation.place(name)))));
  }

  private static boolean isSame(@Nullable String read, Optional<String> text) {
    return read != null
        && text.isPresent()
        && (text.get().equals(read)
            || PercentEncoding.decode(read, PercentEncoding.Plus.IS_PLUS).equals(text));
  }
}
