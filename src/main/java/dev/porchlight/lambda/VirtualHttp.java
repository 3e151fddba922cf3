package dev.porchlight.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
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
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Quarkus' HTTP server without a socket: a connection inside the process, which stays open from
/// request to request. Everything happens on the event loop.
final class VirtualHttp {
  private final Consumer<Answer> answered;
  private final Runnable lost;
  private @Nullable VirtualClientConnection<?> connection;
  private @Nullable Answer answer;
  private boolean waiting;

  /// @param answered takes each answer when it is complete, on the event loop
  /// @param lost runs instead if the server closes the connection without an answer
  VirtualHttp(Consumer<Answer> answered, Runnable lost) {
    this.answered = answered;
    this.lost = lost;
  }

  /// Hands a request to the server: whole, or not at all.
  ///
  /// @throws RuntimeException if the event is no request (no method, a body that is no base64)
  void send(APIGatewayV2HTTPEvent event, Context invocation) {
    DefaultHttpRequest request = request(event, invocation);
    HttpContent body = body(event, request);
    VirtualClientConnection<?> open = connection;
    if (open == null || !open.isConnected()) {
      open = VirtualClientConnection.connect(new Responses(), VertxHttpRecorder.VIRTUAL_HTTP);
      connection = open;
    }
    waiting = true;
    open.sendMessage(request);
    open.sendMessage(body);
  }

  private static DefaultHttpRequest request(APIGatewayV2HTTPEvent event, Context invocation) {
    QuarkusHttpHeaders headers = new QuarkusHttpHeaders();
    headers.setContextObject(Context.class, invocation);
    headers.setContextObject(APIGatewayV2HTTPEvent.class, event);
    headers.setContextObject(APIGatewayV2HTTPEvent.RequestContext.class, event.getRequestContext());
    String query = event.getRawQueryString();
    boolean queried = query != null && !query.isEmpty();
    DefaultHttpRequest request =
        new DefaultHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.valueOf(event.getRequestContext().getHttp().getMethod()),
            queried ? event.getRawPath() + '?' + query : event.getRawPath(),
            headers);
    if (event.getHeaders() != null) {
      for (Map.Entry<String, String> header : event.getHeaders().entrySet()) {
        addHeader(headers, header.getKey(), header.getValue());
      }
    }
    headers.set("Host", "localhost");
    return request;
  }

  /// What belongs to the caller's own connection must not end ours.
  private static void addHeader(QuarkusHttpHeaders headers, String name, @Nullable String value) {
    boolean ofConnection =
        name.equalsIgnoreCase("connection")
            || name.equalsIgnoreCase("content-length")
            || name.equalsIgnoreCase("transfer-encoding")
            || name.equalsIgnoreCase("expect")
            || name.equalsIgnoreCase("upgrade");
    if (value != null && !ofConnection) {
      headers.add(name, value);
    }
  }

  private static HttpContent body(APIGatewayV2HTTPEvent event, DefaultHttpRequest request) {
    if (event.getBody() == null) {
      return LastHttpContent.EMPTY_LAST_CONTENT;
    }
    request.headers().set("Transfer-Encoding", "chunked");
    byte[] bytes =
        event.getIsBase64Encoded()
            ? Base64.getDecoder().decode(event.getBody())
            : event.getBody().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return new DefaultLastHttpContent(Unpooled.wrappedBuffer(bytes));
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
