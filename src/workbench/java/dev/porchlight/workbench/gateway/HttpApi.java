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
public record HttpApi(DeployedRoutes routes, RouteMatching matching) implements EventSource {
  private static final Address ADDRESS =
      new Address("123456789012", "abcdefghij", "abcdefghij.execute-api.us-east-1.amazonaws.com");

  /// The one that the template deploys.
  public static HttpApi deployed(RouteMatching matching) {
    return new HttpApi(DeployedRoutes.OF_THE_TEMPLATE, matching);
  }

  @Override
  public Optional<JsonObject> event(SentRequest request, String id, Instant at) {
    return PercentDecoding.strict(request.path())
        .map(decoded -> delivered(request, upToQuestionMark(decoded), at));
  }

  private JsonObject delivered(SentRequest request, String path, Instant at) {
    MatchedRoute route =
        switch (matching) {
          case AS_SENT -> routes.match(request.method(), request.path()).decoded();
          case DECODED -> routes.match(request.method(), path);
        };
    SortedMap<String, String> headers = ADDRESS.headersOf(request, at);
    headers.remove("cookie");
    headers.put("content-length", Integer.toString(request.body().length()));
    JsonObject context = ADDRESS.context(request, path, route.key(), requestId(), at);
    return EventPayload.of(request, path, headers, context, route);
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
