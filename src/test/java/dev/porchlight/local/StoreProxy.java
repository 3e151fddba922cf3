package dev.porchlight.local;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Stands between the function and DynamoDB: lists the calls, and can play an outage.
public final class StoreProxy implements AutoCloseable {
  private static final String TARGET = "X-Amz-Target";

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = vertx.createHttpClient();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final URI store;
  private final HttpServer server;
  private volatile Fault fault = Fault.NONE;

  /// What goes wrong.
  public enum Fault {
    NONE,
    /// The connection is closed before an answer.
    RESET,
    /// No answer comes.
    SILENCE,
    /// HTTP 500.
    SERVER_ERROR,
    /// HTTP 400 with DynamoDB's throttling error.
    THROTTLED,
    /// HTTP 400: no permission.
    DENIED,
    /// HTTP 200 with something that is not JSON.
    RUBBISH
  }

  /// A proxy in front of `store`.
  public StoreProxy(URI store) {
    this.store = store;
    this.server =
        vertx
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
            .requestHandler(this::serve);
    server.listen().toCompletionStage().toCompletableFuture().join();
  }

  /// Where it answers.
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  /// Plays a fault from now on.
  public void play(Fault next) {
    fault = next;
  }

  /// The operations called since the last [#forgetCalls()], such as `GetItem`.
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /// Forgets the calls so far.
  public void forgetCalls() {
    calls.clear();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void serve(HttpServerRequest request) {
    String target = String.valueOf(request.getHeader(TARGET));
    calls.add(target.substring(target.indexOf('.') + 1));
    request.body().onSuccess(body -> answer(request, body));
  }

  private void answer(HttpServerRequest request, Buffer body) {
    switch (fault) {
      case NONE -> forward(request, body);
      case RESET -> request.connection().close();
      case SILENCE -> {
        // Nothing, for as long as the caller waits.
      }
      case SERVER_ERROR -> error(request, 500, "InternalServerError");
      case THROTTLED -> error(request, 400, "ProvisionedThroughputExceededException");
      case DENIED -> error(request, 400, "AccessDeniedException");
      case RUBBISH -> request.response().putHeader("Content-Type", "text/html").end("<html>");
    }
  }

  private static void error(HttpServerRequest request, int status, String type) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/x-amz-json-1.0")
        .end("{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + type + "\",\"message\":\"m\"}");
  }

  private void forward(HttpServerRequest request, Buffer body) {
    client
        .request(request.method(), store.getPort(), store.getHost(), request.uri())
        .compose((HttpClientRequest onward) -> {
          onward.headers().setAll(request.headers());
          return onward.send(body);
        })
        .compose(response ->
            response
                .body()
                .compose(answer -> {
                  request.response().setStatusCode(response.statusCode());
                  request.response().headers().setAll(response.headers());
                  return request.response().end(answer);
                }))
        .onFailure(_ -> request.connection().close());
  }
}
