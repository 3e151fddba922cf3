package dev.porchlight.credentials;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.porchlight.api.Request;
import dev.porchlight.api.TestRequests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A request that an unmodified SDK sent to a local server that recorded it
/// (`vectors/genauth.json`).
///
/// @param target path and query as they were on the wire
/// @param headers by their names on the wire
/// @param matchedCandidate how the recorder could reconstruct the signature; empty if it could not,
///   or if the request is not signed
public record RecordedRequest(
    String id,
    String method,
    String target,
    Map<String, String> headers,
    String body,
    String authMode,
    String matchedCandidate) {

  /// The secret with which all of them were signed.
  public static final String SECRET = "4ae78d3e579a6d0000001aeca7b1e29e";

  /// All recorded requests.
  public static List<RecordedRequest> all() {
    try (InputStream file =
        Objects.requireNonNull(
            RecordedRequest.class.getResourceAsStream("/vectors/genauth.json"))) {
      List<RecordedRequest> all = new ArrayList<>();
      for (JsonNode vector : new ObjectMapper().readTree(file).get("vectors")) {
        all.add(of(vector));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Those whose signature can be reconstructed from the wire.
  public static List<RecordedRequest> reconstructible() {
    return all().stream().filter(r -> !r.matchedCandidate().isEmpty()).toList();
  }

  private static RecordedRequest of(JsonNode vector) {
    JsonNode request = vector.get("request");
    Map<String, String> headers = new LinkedHashMap<>();
    request.get("headers").forEach(h -> headers.put(h.get(0).asText(), h.get(1).asText()));
    return new RecordedRequest(
        vector.get("id").asText(),
        request.get("method").asText(),
        request.get("target").asText(),
        headers,
        request.path("body").asText(""),
        vector.get("authMode").asText(),
        vector.path("signature").path("matchedCandidate").asText("").replace("null", ""));
  }

  /// Everything before the `?`.
  public String path() {
    return target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
  }

  /// Everything after the `?`.
  public String query() {
    return target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
  }

  /// The value of a header, with its name in any case.
  public String header(String name) {
    return headers.entrySet().stream()
        .filter(h -> h.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /// The same request with another target.
  public RecordedRequest withTarget(String other) {
    return new RecordedRequest(id, method, other, headers, body, authMode, matchedCandidate);
  }

  /// The same request with another body.
  public RecordedRequest withBody(String other) {
    return new RecordedRequest(id, method, target, headers, other, authMode, matchedCandidate);
  }

  /// The same request with another value for one header.
  public RecordedRequest withHeader(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.keySet().removeIf(name::equalsIgnoreCase);
    changed.put(name, value);
    return new RecordedRequest(id, method, target, changed, body, authMode, matchedCandidate);
  }

  /// As a function URL would deliver it. The stage stands for the base path of a recorded host.
  Request received() {
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    APIGatewayV2HTTPEvent.RequestContext.Http http =
        new APIGatewayV2HTTPEvent.RequestContext.Http();
    http.setMethod(method);
    event.setRequestContext(new APIGatewayV2HTTPEvent.RequestContext());
    event.getRequestContext().setHttp(http);
    event.getRequestContext().setDomainName("id.lambda-url.us-east-1.on.aws");
    event.getRequestContext().setStage("prod");
    event.setRawPath(path());
    event.setRawQueryString(query());
    event.setHeaders(headers);
    event.setBody(body.isEmpty() ? null : body);
    return TestRequests.of(event);
  }
}
