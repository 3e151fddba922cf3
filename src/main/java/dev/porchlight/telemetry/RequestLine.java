package dev.porchlight.telemetry;

/// The line about one request. It holds nothing that a caller sent: no query, no header, no body,
/// no path.
final class RequestLine {
  private RequestLine() {}

  static String of(ObservedRequest request, boolean slow) {
    Outcome outcome = request.outcome();
    boolean late = slow && outcome == Outcome.ANSWERED;
    JsonLine line =
        new JsonLine()
            .text("level", outcome.isFailure() ? "ERROR" : "WARN")
            .text("event", late ? "slow" : outcome.key())
            .text("requestId", request.id())
            .text("family", request.family())
            .text("operation", request.operation())
            .text("outcome", outcome.key())
            .textIfAny("reason", request.reason())
            .millis("durationMs", request.durationNanos())
            .millis("storeMs", request.storeNanos())
            .number("storeCalls", request.storeCalls())
            .truth("coldStart", request.isColdStart());
    FailureNote failure = request.failure();
    if (failure != null) {
      line.text("failure", failure.type())
          .textIfAny("message", failure.message())
          .textIfAny("at", failure.at())
          .textIfAny("cause", failure.cause());
    }
    return line.done();
  }
}
