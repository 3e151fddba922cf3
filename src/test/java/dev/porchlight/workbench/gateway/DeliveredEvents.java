package dev.porchlight.workbench.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.porchlight.workbench.local.LambdaService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/// The stand-in for AWS with a function that answers every event with 200 and hands it to the test.
final class DeliveredEvents implements AutoCloseable {
  private static final String REQUEST_ID = "Lambda-Runtime-Aws-Request-Id";

  private final LambdaService lambda;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  DeliveredEvents(RouteMatching matching) {
    this.lambda = LambdaService.start(0, matching);
  }

  URI httpApi(String target) {
    return URI.create("http://127.0.0.1:" + lambda.port() + target);
  }

  URI functionUrl(String target) {
    return URI.create("http://127.0.0.1:" + lambda.functionUrlPort() + target);
  }

  /// The event that the function gets for a request.
  JsonNode of(HttpRequest.Builder request) throws Exception {
    var answer = http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
    URI invocations =
        URI.create("http://" + lambda.runtimeApi() + "/2018-06-01/runtime/invocation/");
    HttpResponse<String> next =
        http.send(HttpRequest.newBuilder(invocations.resolve("next")).build(), text());
    String id = next.headers().firstValue(REQUEST_ID).orElseThrow();
    HttpRequest.BodyPublisher ok = HttpRequest.BodyPublishers.ofString("{\"statusCode\":200}");
    URI response = invocations.resolve(id + "/response");
    http.send(HttpRequest.newBuilder(response).POST(ok).build(), text());
    answer.join();
    return new ObjectMapper().readTree(next.body());
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.shutdownNow();
    lambda.close();
  }
}
