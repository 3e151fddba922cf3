package dev.porchlight.workbench.local;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between the function and DynamoDB: records the calls, and can play an outage.
public final class StoreProxy implements AutoCloseable {
  private static final String TARGET = "X-Amz-Target";
  private static final String CHECKSUM = "x-amz-crc32";
  private static final String LOOPBACK = "127.0.0.1";
  private static final long DRIP_MILLIS = 2_000;
  private static final byte NEVER_IN_JSON = 1;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = vertx.createHttpClient();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger spared = new AtomicInteger();
  private final AtomicInteger left = new AtomicInteger();
  private final URI store;
  private final int port;
  private HttpServer server;
  private boolean listening = true;
  private volatile Fault fault = Fault.NONE;
  private volatile long delayMillis;

  /// What goes wrong.
  public enum Fault {
    NONE,
    /// Nobody listens, and open connections are closed.
    REFUSED,
    /// The connection is closed before an answer.
    RESET,
    /// The connection is reset after half an answer.
    RESET_MIDWAY,
    /// There is no answer.
    SILENCE,
    /// The answer arrives, one byte every two seconds.
    DRIP,
    /// HTTP 500.
    SERVER_ERROR,
    /// HTTP 400 with DynamoDB's throttling error.
    THROTTLED,
    /// HTTP 400: a transaction holds the item.
    CONFLICT,
    /// HTTP 400: no permission.
    DENIED,
    /// HTTP 400: the function's credentials have expired.
    EXPIRED_CREDENTIALS,
    /// HTTP 200 with something that is not JSON.
    RUBBISH,
    /// HTTP 200 with the first half of the answer, as if it were the whole.
    TRUNCATED,
    /// HTTP 200 with a byte in the answer that cannot occur in JSON.
    CORRUPT,
    /// The call is carried out, but answered with HTTP 200 and JSON of another shape.
    MISSHAPEN,
    /// HTTP 200 with the right answer and a wrong checksum.
    WRONG_CHECKSUM
  }

  /// A proxy in front of `store`.
  public StoreProxy(URI store) {
    this.store = store;
    this.server = listen(0);
    this.port = server.actualPort();
  }

  /// Where it answers.
  public URI address() {
    return URI.create("http://" + LOOPBACK + ":" + port);
  }

  /// Plays a fault from now on.
  public void play(Fault next) {
    play(next, 0);
  }

  /// Plays a fault from now on, after letting some calls through. [Fault#REFUSED] lets none
  /// through.
  public void play(Fault next, int afterCalls) {
    play(next, afterCalls, Integer.MAX_VALUE);
  }

  /// Plays a fault in so many calls, after letting some calls through.
  public synchronized void play(Fault next, int afterCalls, int times) {
    spared.set(afterCalls);
    left.set(times);
    fault = next;
    if (next == Fault.REFUSED && listening) {
      server.close().toCompletionStage().toCompletableFuture().join();
      listening = false;
    } else if (next != Fault.REFUSED && !listening) {
      server = listen(port);
      listening = true;
    }
  }

  /// Delays every answer from now on.
  public void delay(Duration pause) {
    delayMillis = pause.toMillis();
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

  private HttpServer listen(int wanted) {
    // No lingering: a connection closed midway is reset.
    HttpServerOptions options =
        new HttpServerOptions().setHost(LOOPBACK).setPort(wanted).setSoLinger(0);
    HttpServer listener = vertx.createHttpServer(options).requestHandler(this::serve);
    return listener.listen().toCompletionStage().toCompletableFuture().join();
  }

  private void serve(HttpServerRequest request) {
    String target = String.valueOf(request.getHeader(TARGET));
    calls.add(target.substring(target.indexOf('.') + 1));
    boolean plays = spared.getAndDecrement() <= 0 && left.getAndDecrement() > 0;
    Fault now = plays ? fault : Fault.NONE;
    request
        .body()
        .onSuccess(body -> {
          if (delayMillis > 0) {
            vertx.setTimer(delayMillis, _ -> answer(now, request, body));
          } else {
            answer(now, request, body);
          }
        });
  }

  private void answer(Fault now, HttpServerRequest request, Buffer body) {
    switch (now) {
      case RESET, REFUSED -> request.connection().close();
      case SILENCE -> {
        // Nothing, however long the caller waits.
      }
      case SERVER_ERROR -> error(request, 500, "InternalServerError");
      case THROTTLED -> error(request, 400, "ProvisionedThroughputExceededException");
      case CONFLICT -> error(request, 400, "TransactionConflictException");
      case DENIED -> error(request, 400, "AccessDeniedException");
      case EXPIRED_CREDENTIALS -> error(request, 400, "ExpiredTokenException");
      case RUBBISH -> request.response().putHeader("Content-Type", "text/html").end("<html>");
      case NONE, RESET_MIDWAY, DRIP, TRUNCATED, CORRUPT, MISSHAPEN, WRONG_CHECKSUM ->
          forward(now, request, body);
    }
  }

  private static void error(HttpServerRequest request, int status, String type) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/x-amz-json-1.0")
        .end("{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + type + "\",\"message\":\"m\"}");
  }

  private void forward(Fault now, HttpServerRequest request, Buffer body) {
    client
        .request(request.method(), store.getPort(), store.getHost(), request.uri())
        .compose((HttpClientRequest onward) -> {
          onward.headers().setAll(request.headers());
          return onward.send(body);
        })
        .onSuccess(
            response -> response.body().onSuccess(answer -> pass(now, request, response, answer)))
        .onFailure(_ -> request.connection().close());
  }

  private void pass(Fault now, HttpServerRequest request, HttpClientResponse from, Buffer answer) {
    HttpServerResponse response = request.response().setStatusCode(from.statusCode());
    response.headers().setAll(from.headers());
    switch (now) {
      case TRUNCATED -> {
        response.headers().remove(CHECKSUM).remove("Content-Length");
        response.end(answer.slice(0, answer.length() / 2));
      }
      case CORRUPT -> {
        response.headers().remove(CHECKSUM);
        response.end(answer.copy().setByte(answer.length() / 2, NEVER_IN_JSON));
      }
      case MISSHAPEN -> {
        response.headers().remove(CHECKSUM).remove("Content-Length");
        response.end("{\"Item\":[1],\"Items\":{\"a\":1},\"Responses\":\"x\",\"Attributes\":[]}");
      }
      case WRONG_CHECKSUM -> response.putHeader(CHECKSUM, "1").end(answer);
      case RESET_MIDWAY ->
          response
              .write(answer.slice(0, answer.length() / 2))
              .onSuccess(_ -> vertx.setTimer(20, _ -> request.connection().close()));
      case DRIP -> drip(response, answer, 0);
      default -> response.end(answer);
    }
  }

  private void drip(HttpServerResponse response, Buffer answer, int at) {
    boolean unfinished = !response.closed() && at < answer.length();
    if (unfinished) {
      response.write(answer.slice(at, at + 1));
      vertx.setTimer(DRIP_MILLIS, _ -> drip(response, answer, at + 1));
    }
  }
}
