package dev.porchlight.workbench.local;

import dev.porchlight.workbench.gateway.EventSource;
import dev.porchlight.workbench.gateway.FunctionUrl;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The three servers of a [LambdaService].
final class LambdaServers extends AbstractVerticle {
  private static final long GATEWAY_TIMEOUT_MILLIS = 30_000;

  /// API Gateway's limit for the request line and all headers together.
  private static final int MOST_HEADER_BYTES = 10_240;

  /// Lambda's limit for an event.
  private static final int MOST_BODY_BYTES = 6 * 1024 * 1024;

  private final int wantedPort;
  private final EventSource httpApi;
  private final EventSource functionUrl = new FunctionUrl();
  private final Invocations invocations = new Invocations();
  private volatile @Nullable ApiPages pages;
  private volatile int port;
  private volatile int functionUrlPort;
  private volatile int runtimePort;

  /// @param wantedPort the HTTP API's port; 0 for any free one
  LambdaServers(int wantedPort, EventSource httpApi) {
    this.wantedPort = wantedPort;
    this.httpApi = httpApi;
  }

  int port() {
    return port;
  }

  int functionUrlPort() {
    return functionUrlPort;
  }

  int runtimePort() {
    return runtimePort;
  }

  void show(ApiPages shown) {
    pages = shown;
  }

  void dropRuntimeConnections() {
    invocations.dropConnections();
  }

  @Override
  public void start(Promise<Void> started) {
    HttpServer runtime =
        server().connectionHandler(invocations::keep).requestHandler(invocations::serve);
    listen(server().requestHandler(this::acceptOrShow), wantedPort)
        .onSuccess(actual -> port = actual)
        .compose(_ -> listen(server().requestHandler(this::acceptAtFunctionUrl), 0))
        .onSuccess(actual -> functionUrlPort = actual)
        .compose(_ -> listen(runtime, 0))
        .onSuccess(actual -> runtimePort = actual)
        .<Void>mapEmpty()
        .onComplete(started);
  }

  private HttpServer server() {
    return vertx.createHttpServer(
        new HttpServerOptions()
            .setMaxInitialLineLength(MOST_HEADER_BYTES)
            .setMaxHeaderSize(MOST_HEADER_BYTES));
  }

  private static Future<Integer> listen(HttpServer server, int wanted) {
    return server.listen(wanted, LambdaService.LOOPBACK).map(HttpServer::actualPort);
  }

  private void acceptOrShow(HttpServerRequest request) {
    ApiPages shown = pages;
    if (shown != null && shown.own(request)) {
      shown.serve(request);
    } else {
      accept(request, httpApi);
    }
  }

  private void acceptAtFunctionUrl(HttpServerRequest request) {
    accept(request, functionUrl);
  }

  private void accept(HttpServerRequest request, EventSource source) {
    request.body().onSuccess(body -> accept(request, body, source));
  }

  private void accept(HttpServerRequest request, Buffer body, EventSource source) {
    HttpServerResponse response = request.response();
    if (body.length() > MOST_BODY_BYTES) {
      GatewayHttp.refuse(response, 413, "{\"message\":\"Request Entity Too Large\"}");
      return;
    }
    String id = UUID.randomUUID().toString();
    Optional<JsonObject> event = source.event(GatewayHttp.read(request, body), id, Instant.now());
    if (event.isEmpty()) {
      GatewayHttp.refuse(response, 400, EventSource.BAD_REQUEST);
      return;
    }
    vertx.setTimer(GATEWAY_TIMEOUT_MILLIS, _ -> giveUp(response));
    invocations.add(new Invocations.Invocation(id, event.get(), response));
  }

  private static void giveUp(HttpServerResponse response) {
    if (!response.ended()) {
      GatewayHttp.refuse(response, 503, "{\"message\":\"Service Unavailable\"}");
    }
  }
}
