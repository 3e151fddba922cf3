package dev.porchlight.workbench.local;

import dev.porchlight.workbench.gateway.HttpApi;
import dev.porchlight.workbench.gateway.RouteMatching;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletionException;

/// API Gateway and Lambda on one machine: an HTTP API and a function URL in front, the Lambda
/// Runtime API behind. Serves one request at a time, as one Lambda environment does. Everything
/// runs on one event loop.
public final class LambdaService implements AutoCloseable {
  static final String LOOPBACK = "127.0.0.1";

  private final Vertx vertx = Vertx.vertx();
  private final LambdaServers servers;

  private LambdaService(LambdaServers servers) {
    this.servers = servers;
  }

  /// Starts all servers; routes are matched as [RouteMatching#chosen()] says.
  ///
  /// @param port the HTTP API's port; 0 for any free one
  /// @throws CompletionException if the port is taken
  public static LambdaService start(int port) {
    return start(port, RouteMatching.chosen());
  }

  /// Starts all servers.
  ///
  /// @param port the HTTP API's port; 0 for any free one
  /// @throws CompletionException if the port is taken
  public static LambdaService start(int port, RouteMatching matching) {
    LambdaService service = new LambdaService(new LambdaServers(port, HttpApi.deployed(matching)));
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
    return servers.port();
  }

  /// The port of the function URL, which passes paths on as sent.
  public int functionUrlPort() {
    return servers.functionUrlPort();
  }

  /// Where the function gets its events: host and port.
  public String runtimeApi() {
    return LOOPBACK + ":" + servers.runtimePort();
  }

  /// Serves pages beside the function from now on.
  public void show(ApiPages pages) {
    servers.show(pages);
  }

  /// Closes the connections on which the function asks for events and answers them.
  public void dropRuntimeConnections() {
    servers.dropRuntimeConnections();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
