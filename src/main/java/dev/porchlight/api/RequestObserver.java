package dev.porchlight.api;

import com.amazonaws.services.lambda.runtime.Context;
import dev.porchlight.telemetry.ObservedRequest;
import dev.porchlight.telemetry.Telemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.runtime.QuarkusHttpHeaders;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Observes every request that reaches the HTTP layer, from the first handler to the end of the
/// answer: also those that JAX-RS never sees, and those whose answer is lost.
@Singleton
public final class RequestObserver {
  private static final int BEFORE_ALL_OTHERS = 10_000;
  private static final int UUID_CHARACTERS = 36;

  private final Telemetry telemetry;

  public RequestObserver(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  void register(@Observes Filters filters) {
    filters.register(this::observe, BEFORE_ALL_OTHERS);
  }

  void atEnd(@Observes ShutdownEvent end) {
    telemetry.flush();
  }

  private void observe(RoutingContext exchange) {
    ObservedRequest request = telemetry.begin(id(exchange));
    exchange.addEndHandler(end -> telemetry.end(request, end.succeeded()));
    exchange.next();
  }

  private static String id(RoutingContext exchange) {
    Object headers = exchange.request().headers();
    if (headers instanceof QuarkusHttpHeaders withContext) {
      Context lambda = withContext.getContextObject(Context.class);
      String given = lambda == null ? null : lambda.getAwsRequestId();
      if (given != null && given.length() == UUID_CHARACTERS) {
        return given;
      }
    }
    return UUID.randomUUID().toString();
  }
}
