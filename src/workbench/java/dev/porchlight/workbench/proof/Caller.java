package dev.porchlight.workbench.proof;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends requests to one function, over one connection.
final class Caller implements AutoCloseable {
  private static final Duration MOST = Duration.ofSeconds(40);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI function;

  Caller(URI function) {
    this.function = function;
  }

  Reply send(ProofRequest request) {
    return send(request, builder(request));
  }

  /// Sends a request with one of its headers repeated.
  Reply sendTwice(ProofRequest request, String name, String value) {
    return send(request, builder(request).header(name, value));
  }

  private HttpRequest.Builder builder(ProofRequest request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(function + request.target()))
            .timeout(MOST)
            .method(
                request.method(),
                request.body().isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(request.body()));
    request.headers().forEach(builder::header);
    return builder;
  }

  private Reply send(ProofRequest request, HttpRequest.Builder builder) {
    long start = System.nanoTime();
    try {
      HttpResponse<String> response =
          http.sendAsync(builder.build(), HttpResponse.BodyHandlers.ofString())
              .get(
                  MOST.toSeconds(),
                  TimeUnit.SECONDS); // The request's own timeout covers only the headers.
      Map<String, String> headers = new HashMap<>();
      response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
      long millis = (System.nanoTime() - start) / 1_000_000;
      return new Reply(response.statusCode(), headers, response.body(), millis);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(request.method() + " " + request.target(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
