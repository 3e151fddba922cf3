package dev.porchlight.api;

import io.quarkus.vertx.http.runtime.QuarkusHttpHeaders;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;

/// Hands the current request to what JAX-RS calls: filters and resources. Everything behind them
/// gets it, or a part of it, as an argument.
@RequestScoped
public class CurrentRequest {
  private final Request request;
  private final FunctionConfig function;

  public CurrentRequest(RoutingContext exchange, FunctionConfig function) {
    this.function = function;
    MultiMap headers = exchange.request().headers();
    this.request = ((QuarkusHttpHeaders) headers).getContextObject(Request.class);
  }

  /// The request.
  public Request request() {
    return request;
  }

  /// Whether the request changes something, and this function serves no such requests.
  boolean isForAnotherFunction() {
    return request.need() == Need.WRITE && !function.writes();
  }

  /// The call, as the request's family admitted it.
  public <C extends Call> C call(Class<C> type) {
    return request.call(type);
  }
}
