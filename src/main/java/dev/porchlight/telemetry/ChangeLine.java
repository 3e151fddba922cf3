package dev.porchlight.telemetry;

/// The log line about one change: which access key did what, in which user pool. It names no
/// person, no session and nothing else that a caller sent; what it names was verified.
final class ChangeLine {
  private ChangeLine() {}

  static String of(ObservedRequest request) {
    return JsonLine.of(json -> {
      json.writeStringField("level", "INFO");
      json.writeStringField("event", "change");
      json.writeStringField("requestId", request.id());
      json.writeStringField("family", request.family());
      json.writeStringField("operation", request.operation());
      json.writeStringField("outcome", request.outcome().key());
      JsonLine.writeTextIfAny(json, "userPool", request.userPool());
      JsonLine.writeTextIfAny(json, "caller", request.caller());
      JsonLine.writeTextIfAny(json, "accessKey", request.accessKey());
    });
  }
}
