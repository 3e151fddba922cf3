package dev.porchlight.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.porchlight.telemetry.Telemetry;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

/// Makes requests from events, for families that have only a root.
public final class TestRequests {
  /// The roots of all families.
  static final List<String> ROOTS = List.of("/api/v3/", "/api/v1/", "/v1/", "/webhooks/", "/oidc/");

  private static final Families FAMILIES = families("");

  private TestRequests() {}

  private record Root(String root) implements Family {
    @Override
    public String name() {
      return root;
    }

    @Override
    public Call admit(Request request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Response refuse(Request request, Reason reason, String detail) {
      throw new UnsupportedOperationException();
    }
  }

  private static Families families(String basePath) {
    return new Families(ROOTS.stream().<Family>map(Root::new).toList(), BasePath.of(basePath));
  }

  /// The request that an event carries.
  public static Request of(APIGatewayV2HTTPEvent event) {
    return of(event, FAMILIES);
  }

  /// The request that an event carries to a deployment with a base path.
  static Request below(String basePath, APIGatewayV2HTTPEvent event) {
    return of(event, families(basePath));
  }

  private static Request of(APIGatewayV2HTTPEvent event, Families families) {
    Telemetry telemetry = Telemetry.withoutMetrics(Duration.ofDays(1), _ -> {});
    return families.request(event, telemetry.begin("00000000-0000-4000-8000-000000000000"));
  }

  /// A request to a function URL, which delivers the path as it was sent.
  public static Request asSent(String path) {
    return of(event(path));
  }

  /// A request to an HTTP API, which delivers the path decoded.
  public static Request decoded(String path) {
    return of(event(path, "id.execute-api.us-east-1.amazonaws.com"));
  }

  /// The event of a function URL.
  static APIGatewayV2HTTPEvent event(String path) {
    return event(path, "id.lambda-url.us-east-1.on.aws");
  }

  private static APIGatewayV2HTTPEvent event(String path, String domain) {
    APIGatewayV2HTTPEvent.RequestContext.Http http =
        APIGatewayV2HTTPEvent.RequestContext.Http.builder().withMethod("GET").build();
    return APIGatewayV2HTTPEvent.builder()
        .withRequestContext(
            APIGatewayV2HTTPEvent.RequestContext.builder()
                .withHttp(http)
                .withDomainName(domain)
                .build())
        .withRawPath(path)
        .build();
  }
}
