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

  private static final Families FAMILIES =
      new Families(ROOTS.stream().<Family>map(Root::new).toList());

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

  /// The request that an event carries.
  public static Request of(APIGatewayV2HTTPEvent event) {
    Telemetry telemetry = Telemetry.withoutMetrics(Duration.ofDays(1), _ -> {});
    return FAMILIES.request(event, telemetry.begin("00000000-0000-4000-8000-000000000000"));
  }

  /// A request to a function URL, which delivers the path as it was sent.
  public static Request asSent(String path) {
    return of(event(path, "id.lambda-url.us-east-1.on.aws"));
  }

  /// A request to an HTTP API, which delivers the path decoded.
  public static Request decoded(String path) {
    return of(event(path, "id.execute-api.us-east-1.amazonaws.com"));
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
