package dev.porchlight.workbench.gateway;

import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/// An API Gateway HTTP API with the routes of `infra/template.yaml`.
///
/// The function gets the path percent-decoded once (`apigwv2.json`), and cut at a `?` that was
/// encoded in it (middleapi/standard-server#93).
///
/// @param matching how routes are matched, which nobody has recorded
/// @param mapping the key of the API mapping, which precedes a path but no route; empty for none
public record HttpApi(DeployedRoutes routes, RouteMatching matching, String mapping)
    implements EventSource {
  private static final Address ADDRESS =
      new Address("123456789012", "abcdefghij", "abcdefghij.execute-api.us-east-1.amazonaws.com");

  /// The one that the template deploys.
  public static HttpApi deployed(RouteMatching matching) {
    return new HttpApi(DeployedRoutes.OF_THE_TEMPLATE, matching, "");
  }

  /// The same API behind an API mapping of a domain.
  public HttpApi mappedAt(String key) {
    return new HttpApi(routes, matching, key);
  }

  @Override
  public Optional<JsonObject> event(SentRequest request, String id, Instant at) {
    return PercentDecoding.strict(request.path()).map(decoded -> delivered(request, decoded, at));
  }

  private JsonObject delivered(SentRequest request, String decoded, Instant at) {
    String path = upToQuestionMark(decoded);
    MatchedRoute route =
        switch (matching) {
          case AS_SENT -> match(request, request.path()).decoded();
          case DECODED -> match(request, decoded);
          case CUT -> match(request, path);
        };
    SortedMap<String, String> headers = ADDRESS.headersOf(request, at);
    headers.remove("cookie");
    headers.put("content-length", Integer.toString(request.body().length()));
    JsonObject context = ADDRESS.context(request, path, route.key(), requestId(), at);
    return EventPayload.of(request, path, headers, context, route);
  }

  private MatchedRoute match(SentRequest request, String path) {
    String preceding = mapping.isEmpty() ? "" : "/" + mapping;
    return path.startsWith(preceding + "/")
        ? routes.match(request.method(), path.substring(preceding.length()))
        : MatchedRoute.DEFAULT;
  }

  private static String upToQuestionMark(String path) {
    int end = path.indexOf('?');
    return end < 0 ? path : path.substring(0, end);
  }

  /// Not the invocation's id: eleven bytes in base64.
  private static String requestId() {
    UUID random = UUID.randomUUID();
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(random.getMostSignificantBits()).putLong(random.getLeastSignificantBits());
    return Base64.getEncoder().encodeToString(bytes.array()).substring(0, 15) + "=";
  }
}
