package dev.porchlight.workbench.local;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// API Gateway and Lambda on one machine: an HTTP API (payload format 2.0) in front, the Lambda
/// Runtime API behind. Serves one request at a time, as one Lambda environment does. Everything
/// happens on one event loop.
public final class LambdaService implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String RUNTIME = "/2018-06-01/runtime/";
  private static final long GATEWAY_TIMEOUT_MILLIS = 30_000;

  /// API Gateway's limit for the request line and all headers together.
  private static final int MOST_HEADER_BYTES = 10_240;

  /// Lambda's limit for an event.
  private static final int MOST_BODY_BYTES = 6 * 1024 * 1024;

  private final Vertx vertx;
  private final Servers servers = new Servers();

  private LambdaService(Vertx vertx) {
    this.vertx = vertx;
  }

  /// Starts both servers.
  ///
  /// @param port of the HTTP API; 0 for any free one
  /// @throws CompletionException if the port is taken
  public static LambdaService start(int port) {
    LambdaService service = new LambdaService(Vertx.vertx());
    service.servers.wantedPort = port;
    try {
      service
          .vertx
          .deployVerticle(service.servers)
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      service.close();
      throw e;
    }
    return service;
  }

  /// The port of the HTTP API.
  public int port() {
    return servers.port;
  }

  /// Where the function gets its events: host and port.
  public String runtimeApi() {
    return LOOPBACK + ":" + servers.runtimePort;
  }

  /// Shows pages beside the function, from now on.
  public void show(ApiPages pages) {
    servers.pages = pages;
  }

  /// Closes the connections on which the function asks for events and answers them.
  public void dropRuntimeConnections() {
    servers.runtimeConnections.forEach(HttpConnection::close);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private record Invocation(String id, JsonObject event, HttpServerResponse response) {}

  private static final class Servers extends AbstractVerticle {
    private final Queue<Invocation> waiting = new ArrayDeque<>();
    private final Map<String, Invocation> running = new HashMap<>();
    private final Set<HttpConnection> runtimeConnections = ConcurrentHashMap.newKeySet();
    private @Nullable HttpServerResponse poller;
    private @Nullable HttpConnection pollerConnection;
    private volatile @Nullable ApiPages pages;
    private int wantedPort;
    private volatile int port;
    private volatile int runtimePort;

    @Override
    public void start(Promise<Void> started) {
      HttpServerOptions options =
          new HttpServerOptions()
              .setHost(LOOPBACK)
              .setMaxInitialLineLength(MOST_HEADER_BYTES)
              .setMaxHeaderSize(MOST_HEADER_BYTES);
      HttpServer gateway = vertx.createHttpServer(new HttpServerOptions(options));
      HttpServer runtime = vertx.createHttpServer(options);
      gateway
          .requestHandler(this::accept)
          .listen(wantedPort, LOOPBACK)
          .compose(listening -> {
            port = listening.actualPort();
            return runtime
                .connectionHandler(this::keep)
                .requestHandler(this::serveRuntime)
                .listen(0, LOOPBACK);
          })
          .onSuccess(listening -> {
            runtimePort = listening.actualPort();
            started.complete();
          })
          .onFailure(started::fail);
    }

    private void keep(HttpConnection connection) {
      runtimeConnections.add(connection);
      connection.closeHandler(_ -> {
        runtimeConnections.remove(connection);
        if (connection.equals(pollerConnection)) {
          poller = null;
        }
      });
    }

    private void accept(HttpServerRequest request) {
      ApiPages shown = pages;
      if (shown != null && shown.own(request)) {
        shown.serve(request);
        return;
      }
      request
          .body()
          .onSuccess(body -> {
            if (body.length() > MOST_BODY_BYTES) {
              answer(request.response(), 413, "{\"message\":\"Request Entity Too Large\"}");
            } else {
              String id = UUID.randomUUID().toString();
              JsonObject event = HttpEvent.of(request, body, id);
              waiting.add(new Invocation(id, event, request.response()));
              vertx.setTimer(GATEWAY_TIMEOUT_MILLIS, _ -> giveUp(request.response()));
              dispatch();
            }
          });
    }

    private void serveRuntime(HttpServerRequest request) {
      String path = String.valueOf(request.path());
      if (path.equals(RUNTIME + "invocation/next")) {
        poller = request.response();
        pollerConnection = request.connection();
        dispatch();
      } else {
        request.body().onSuccess(body -> finish(request, path, body));
      }
    }

    private void dispatch() {
      HttpServerResponse idle = poller;
      Invocation next = idle == null ? null : waiting.poll();
      if (idle == null || next == null) {
        return;
      }
      poller = null;
      running.put(next.id(), next);
      idle.putHeader("Lambda-Runtime-Aws-Request-Id", next.id())
          .putHeader("Lambda-Runtime-Deadline-Ms", "0")
          .putHeader("Lambda-Runtime-Trace-Id", "Root=" + next.id())
          .putHeader("Content-Type", "application/json")
          .end(next.event().toBuffer());
    }

    private void finish(HttpServerRequest request, String path, Buffer body) {
      String[] parts = path.split("/", -1);
      Invocation invocation = parts.length > 2 ? running.remove(parts[parts.length - 2]) : null;
      if (invocation != null && !invocation.response().ended()) {
        if (path.endsWith("/response")) {
          deliver(invocation.response(), body.toJsonObject());
        } else {
          answer(invocation.response(), 500, "{\"message\":\"Internal Server Error\"}");
        }
      }
      request.response().setStatusCode(202).end();
    }

    private static void deliver(HttpServerResponse response, JsonObject answer) {
      try {
        HttpEvent.answer(response, answer);
      } catch (IllegalArgumentException e) {
        response.headers().clear();
        answer(response, 502, "{\"message\":\"The function sent " + e.getMessage() + "\"}");
      }
    }

    private static void giveUp(HttpServerResponse response) {
      if (!response.ended()) {
        answer(response, 503, "{\"message\":\"Service Unavailable\"}");
      }
    }

    private static void answer(HttpServerResponse response, int status, String body) {
      response.setStatusCode(status).putHeader("Content-Type", "application/json").end(body);
    }
  }
}
