package dev.porchlight.lambda;

import dev.porchlight.api.Request;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.quarkus.netty.runtime.virtual.VirtualClientConnection;
import io.quarkus.netty.runtime.virtual.VirtualResponseHandler;
import io.quarkus.vertx.http.runtime.QuarkusHttpHeaders;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Quarkus's HTTP server without a socket: a connection inside the process that stays open across
/// requests. Everything happens on the event loop.
final class VirtualHttp {
  private static final HttpMethod NO_METHOD = HttpMethod.valueOf("-");

  private final Consumer<Answer> answered;
  private final Runnable lost;
  private @Nullable VirtualClientConnection<?> connection;
  private @Nullable Answer answer;
  private boolean waiting;

  /// @param answered receives each complete answer, on the event loop
  /// @param lost runs instead if the server closes the connection without an answer
  VirtualHttp(Consumer<Answer> answered, Runnable lost) {
    this.answered = answered;
    this.lost = lost;
  }

  /// Hands a request to the server, without its headers, query and body: code that needs them reads
  /// the [Request], and nothing in them can break the connection.
  void send(Request request) {
    DefaultHttpRequest head = head(request);
    VirtualClientConnection<?> open = connection;
    if (open == null || !open.isConnected()) {
      open = VirtualClientConnection.connect(new Responses(), VertxHttpRecorder.VIRTUAL_HTTP);
      connection = open;
    }
    waiting = true;
    open.sendMessage(head);
    open.sendMessage(LastHttpContent.EMPTY_LAST_CONTENT);
  }

  private static DefaultHttpRequest head(Request request) {
    QuarkusHttpHeaders headers = new QuarkusHttpHeaders();
    headers.setContextObject(Request.class, request);
    headers.set("Host", "localhost");
    HttpMethod method = method(request.method());
    return new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, request.path().routed(), headers);
  }

  /// The method, or one that no operation accepts if it is not one of HTTP.
  private static HttpMethod method(String name) {
    try {
      return HttpMethod.valueOf(name);
    } catch (IllegalArgumentException e) {
      return NO_METHOD;
    }
  }

  private final class Responses implements VirtualResponseHandler {
    @Override
    public void handleMessage(Object message) {
      try {
        if (message instanceof HttpResponse response) {
          answer = new Answer(response);
        }
        Answer current = answer;
        if (message instanceof HttpContent content && current != null) {
          current.append(content.content());
          if (message instanceof LastHttpContent) {
            answer = null;
            waiting = false;
            answered.accept(current);
          }
        }
      } finally {
        ReferenceCountUtil.release(message);
      }
    }

    @Override
    public void close() {
      connection = null;
      answer = null;
      if (waiting) {
        waiting = false;
        lost.run();
      }
    }
  }
}
