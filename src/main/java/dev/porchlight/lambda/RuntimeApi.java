package dev.porchlight.lambda;

import dev.porchlight.telemetry.JsonLine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.apache.http.HttpEntity;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.DefaultBHttpClientConnection;
import org.apache.http.message.BasicHttpEntityEnclosingRequest;
import org.apache.http.message.BasicHttpRequest;
import org.apache.http.util.EntityUtils;

/// A client of the Lambda Runtime API (version 2018-06-01) over one persistent connection. If the
/// connection breaks, the request is retried once on a new one.
final class RuntimeApi {
  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
  private static final String REQUEST_ID = "Lambda-Runtime-Aws-Request-Id";
  private static final String TRACE_ID = "Lambda-Runtime-Trace-Id";

  /// Where the AWS SDK looks for the trace that its calls belong to.
  private static final String SDK_TRACE_ID = "com.amazonaws.xray.traceHeader";

  private static final int BUFFER_BYTES = 8_192;
  private static final int OK = 200;

  private final String address;
  private volatile boolean closed;
  private final DefaultBHttpClientConnection connection =
      new DefaultBHttpClientConnection(BUFFER_BYTES);

  /// A client of the API at `address` (host and port).
  RuntimeApi(String address) {
    this.address = address;
  }

  /// Waits for the next event; Lambda may freeze the environment in the meantime.
  Invocation next() throws IOException, HttpException {
    BasicHttpRequest request = new BasicHttpRequest("GET", INVOCATION + "next");
    request.addHeader("Host", address);
    Received received = exchange(request);
    HttpResponse response = received.head();
    if (response.getStatusLine().getStatusCode() != OK) {
      throw new IOException("the Runtime API answered " + response.getStatusLine());
    }
    System.setProperty(SDK_TRACE_ID, header(response, TRACE_ID));
    return new Invocation(header(response, REQUEST_ID), received.body());
  }

  /// Sends the answer to an event.
  void respond(String requestId, byte[] answer) throws IOException, HttpException {
    post(requestId + "/response", answer);
  }

  /// Reports that an event could not be answered; API Gateway then answers 500.
  void fail(String requestId, String type) throws IOException, HttpException {
    String error =
        JsonLine.of(json -> {
          json.writeStringField("errorType", type);
          json.writeStringField("errorMessage", "not answered");
        });
    post(requestId + "/error", error.getBytes(StandardCharsets.UTF_8));
  }

  private void post(String path, byte[] body) throws IOException, HttpException {
    HttpEntityEnclosingRequest request =
        new BasicHttpEntityEnclosingRequest("POST", INVOCATION + path);
    request.addHeader("Host", address);
    request.addHeader("Content-Type", "application/json");
    request.addHeader("Content-Length", Integer.toString(body.length));
    request.setEntity(new ByteArrayEntity(body));
    exchange(request);
  }

  /// Aborts a wait for the next event, when the process is about to end.
  void close() {
    closed = true;
    try {
      connection.shutdown();
    } catch (IOException e) {
      // It is closed either way.
    }
  }

  /// Whether [#close()] was called: later failures are expected.
  boolean isClosed() {
    return closed;
  }

  /// An answer, read to its end.
  private static final class Received {
    private final HttpResponse head;
    private final byte[] body;

    Received(HttpResponse head, byte[] body) {
      this.head = head;
      this.body = body;
    }

    HttpResponse head() {
      return head;
    }

    byte[] body() {
      return body;
    }
  }

  private Received exchange(HttpRequest request) throws IOException, HttpException {
    boolean kept = connection.isOpen();
    try {
      return send(request);
    } catch (IOException e) {
      if (closed || !kept) {
        throw e;
      }
      connection.shutdown();
      return send(request);
    }
  }

  private Received send(HttpRequest request) throws IOException, HttpException {
    if (closed) {
      throw new IOException("closed");
    }
    connect();
    connection.sendRequestHeader(request);
    if (request instanceof HttpEntityEnclosingRequest withBody) {
      connection.sendRequestEntity(withBody);
    }
    connection.flush();
    HttpResponse response = connection.receiveResponseHeader();
    connection.receiveResponseEntity(response);
    return new Received(response, whole(response.getEntity()));
  }

  /// Reads exactly the announced length: a buffer that starts at a guess and grows would be a tenth
  /// of everything that a check allocates.
  private static byte[] whole(HttpEntity entity) throws IOException {
    long announced = entity.getContentLength();
    return announced < 0
        ? EntityUtils.toByteArray(entity)
        : entity.getContent().readNBytes(Math.toIntExact(announced));
  }

  private void connect() throws IOException {
    if (!connection.isOpen()) {
      int colon = address.lastIndexOf(':');
      String host = colon < 0 ? address : address.substring(0, colon);
      int port = colon < 0 ? 80 : Integer.parseInt(address.substring(colon + 1));
      Socket socket = new Socket();
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(host, port));
      connection.bind(socket);
    }
  }

  private static String header(HttpResponse response, String name) {
    return response.containsHeader(name) ? response.getFirstHeader(name).getValue() : "";
  }
}
