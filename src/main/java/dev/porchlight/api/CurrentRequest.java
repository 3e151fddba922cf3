package dev.porchlight.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.porchlight.telemetry.ObservedRequest;
import dev.porchlight.telemetry.Telemetry;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// The request that is being answered.
@RequestScoped
public class CurrentRequest {
  private final APIGatewayV2HTTPEvent event;
  private final ObservedRequest observed;
  private @Nullable RawRequest raw;
  private boolean changesSomething;

  public CurrentRequest(APIGatewayV2HTTPEvent event, Telemetry telemetry) {
    this.event = event;
    this.observed = telemetry.current();
  }

  /// The request as it arrived.
  public RawRequest raw() {
    if (raw == null) {
      raw = RawRequest.of(event);
    }
    return raw;
  }

  /// Whether the request goes to an operation that [Writes].
  public boolean changesSomething() {
    return changesSomething;
  }

  void markAsChange() {
    changesSomething = true;
  }

  /// A lower-case UUID that names the request in the answer and in the log: Lambda's own request
  /// id, so that both lead to the invocation.
  public String id() {
    return observed.id();
  }

  /// What is told of the request in log lines and metrics.
  public ObservedRequest observed() {
    return observed;
  }
}
