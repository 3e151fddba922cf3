package dev.porchlight.workbench.gateway;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/// A Lambda function URL: the path arrives as sent, and there are no routes (`functionurl.json`).
public record FunctionUrl() implements EventSource {
  private static final String ID = "abcdefghijklmnopqrstuvwxyz012345";
  private static final Address ADDRESS =
      new Address("anonymous", ID, ID + ".lambda-url.us-east-1.on.aws");

  @Override
  public Optional<JsonObject> event(SentRequest request, String id, Instant at) {
    SortedMap<String, String> headers = ADDRESS.headersOf(request, at);
    headers.put("x-amzn-tls-cipher-suite", "TLS_AES_128_GCM_SHA256");
    headers.put("x-amzn-tls-version", "TLSv1.3");
    // Nobody has recorded what it does with a path that cannot be decoded.
    String decoded = PercentDecoding.strict(request.path()).orElse(request.path());
    JsonObject context = ADDRESS.context(request, decoded, MatchedRoute.DEFAULT.key(), id, at);
    return Optional.of(
        EventPayload.of(request, request.path(), headers, context, MatchedRoute.DEFAULT));
  }
}
