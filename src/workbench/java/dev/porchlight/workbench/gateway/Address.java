package dev.porchlight.workbench.gateway;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SortedMap;
import java.util.UUID;

/// Where callers reach the function, and what an event says about it.
///
/// @param accountId `anonymous` for a function URL
record Address(String accountId, String apiId, String domainName) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /// The caller's headers and those that AWS adds.
  SortedMap<String, String> headersOf(SentRequest request, Instant at) {
    SortedMap<String, String> headers = request.joinedHeaders();
    headers.remove("transfer-encoding"); // The body is complete by now.
    headers.put("host", domainName);
    headers.put("x-amzn-trace-id", traceId(at));
    headers.merge("x-forwarded-for", request.sourceIp(), (sent, ours) -> sent + ", " + ours);
    headers.put("x-forwarded-port", "443");
    headers.put("x-forwarded-proto", "https");
    return headers;
  }

  /// The `requestContext`.
  JsonObject context(
      SentRequest request, String decodedPath, String routeKey, String requestId, Instant at) {
    JsonObject http =
        new JsonObject()
            .put("method", request.method())
            .put("path", decodedPath)
            .put("protocol", "HTTP/1.1")
            .put("sourceIp", request.sourceIp())
            .put("userAgent", request.header("user-agent"));
    return new JsonObject()
        .put("accountId", accountId)
        .put("apiId", apiId)
        .put("domainName", domainName)
        .put("domainPrefix", apiId)
        .put("http", http)
        .put("requestId", requestId)
        .put("routeKey", routeKey)
        .put("stage", "$default")
        .put("time", TIME.format(at))
        .put("timeEpoch", at.toEpochMilli());
  }

  private static String traceId(Instant at) {
    String random = UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    return "Root=1-%08x-%s".formatted(at.getEpochSecond(), random);
  }
}
