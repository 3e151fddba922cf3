package dev.porchlight.telemetry;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/// The log line about one request. It holds nothing that a caller sent: no query, headers, body or
/// path.
final class RequestLine {
  private RequestLine() {}

  static String of(ObservedRequest request, boolean slow) {
    return JsonLine.of(json -> {
      write(json, request, slow);
      FailureNote failure = request.failure();
      if (failure != null) {
        write(json, failure);
      }
    });
  }

  private static void write(JsonGenerator json, ObservedRequest request, boolean slow)
      throws IOException {
    Outcome outcome = request.outcome();
    boolean late = slow && outcome == Outcome.ANSWERED;
    json.writeStringField("level", outcome.isFailure() ? "ERROR" : "WARN");
    json.writeStringField("event", late ? "slow" : outcome.key());
    json.writeStringField("requestId", request.id());
    json.writeStringField("family", request.family());
    json.writeStringField("operation", request.operation());
    json.writeStringField("outcome", outcome.key());
    JsonLine.writeTextIfAny(json, "reason", request.reason());
    json.writeFieldName("durationMs");
    JsonLine.writeMillis(json, request.durationNanos());
    json.writeFieldName("storeMs");
    JsonLine.writeMillis(json, request.storeNanos());
    json.writeNumberField("storeCalls", request.storeCalls());
    json.writeBooleanField("coldStart", request.isColdStart());
  }

  private static void write(JsonGenerator json, FailureNote failure) throws IOException {
    json.writeStringField("failure", failure.type());
    JsonLine.writeTextIfAny(json, "message", failure.message());
    JsonLine.writeTextIfAny(json, "at", failure.at());
    JsonLine.writeTextIfAny(json, "cause", failure.cause());
  }
}
