package dev.porchlight.workbench.local;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The Lambda Runtime API: hands events to the function, one at a time, and its answers to the
/// callers. Everything runs on one event loop.
final class Invocations {
  private static final String RUNTIME = "/2018-06-01/runtime/";

  private final Queue<Invocation> waiting = new ArrayDeque<>();
  private final Map<String, Invocation> running = new HashMap<>();
  private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
  private @Nullable HttpServerResponse poller;
  private @Nullable HttpConnection pollerConnection;

  /// An event on its way.
  ///
  /// @param response to the caller
  record Invocation(String id, JsonObject event, HttpServerResponse response) {}

  void add(Invocation invocation) {
    waiting.add(invocation);
    dispatch();
  }

  void keep(HttpConnection connection) {
    connections.add(connection);
    connection.closeHandler(_ -> {
      connections.remove(connection);
      if (connection.equals(pollerConnection)) {
        poller = null;
      }
    });
  }

  /// Can be called on any thread.
  void dropConnections() {
    connections.forEach(HttpConnection::close);
  }

  void serve(HttpServerRequest request) {
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
    request.response().setStatusCode(202).end(); // Even if the answer turns out to be unusable.
    String[] parts = path.split("/", -1);
    Invocation invocation = parts.length > 2 ? running.remove(parts[parts.length - 2]) : null;
    if (invocation != null && !invocation.response().ended()) {
      if (path.endsWith("/response")) {
        deliver(invocation.response(), body.toJsonObject());
      } else {
        GatewayHttp.refuse(invocation.response(), 500, "{\"message\":\"Internal Server Error\"}");
      }
    }
  }

  private static void deliver(HttpServerResponse response, JsonObject answer) {
    try {
      GatewayHttp.answer(response, answer);
    } catch (IllegalArgumentException e) {
      response.headers().clear();
      GatewayHttp.refuse(
          response, 502, "{\"message\":\"The function sent " + e.getMessage() + "\"}");
    }
  }
}
