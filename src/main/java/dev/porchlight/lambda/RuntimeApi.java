package dev.porchlight.lambda;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.DefaultBHttpClientConnection;
import org.apache.http.message.BasicHttpEntityEnclosingRequest;
import org.apache.http.message.BasicHttpRequest;
import org.apache.http.util.EntityUtils;

/// A client of the Lambda Runtime API (version 2018-06-01) over one connection that stays open.
final class RuntimeApi {
  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
  private static final String REQUEST_ID = "Lambda-Runtime-Aws-Request-Id";
  private static final String DEADLINE = "Lambda-Runtime-Deadline-Ms";
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

  /// Waits for the next event; Lambda may freeze the environment meanwhile.
  Invocation next() throws IOException, HttpException {
    BasicHttpRequest request = new BasicHttpRequest("GET", INVOCATION + "next");
    request.addHeader("Host", address);
    connect();
    connection.sendRequestHeader(request);
    connection.flush();
    HttpResponse response = receive();
    byte[] event = EntityUtils.toByteArray(response.getEntity());
    if (response.getStatusLine().getStatusCode() != OK) {
      throw new IOException("the Runtime API answered " + response.getStatusLine());
    }
    return new Invocation(header(response, REQUEST_ID), header(response, DEADLINE), event);
  }

  /// Hands in the answer to an event.
  void respond(String requestId, byte[] answer) throws IOException, HttpException {
    post(requestId + "/response", answer);
  }

  /// Says that an event could not be answered; API Gateway then answers 500.
  void fail(String requestId, String type) throws IOException, HttpException {
    String error = "{\"errorType\":\"" + type + "\",\"errorMessage\":\"not answered\"}";
    post(requestId + "/error", error.getBytes(StandardCharsets.UTF_8));
  }

  private void post(String path, byte[] body) throws IOException, HttpException {
    HttpEntityEnclosingRequest request =
        new BasicHttpEntityEnclosingRequest("POST", INVOCATION + path);
    request.addHeader("Host", address);
    request.addHeader("Content-Type", "application/json");
    request.addHeader("Content-Length", Integer.toString(body.length));
    request.setEntity(new ByteArrayEntity(body));
    connect();
    connection.sendRequestHeader(request);
    connection.sendRequestEntity(request);
    connection.flush();
    EntityUtils.consume(receive().getEntity());
  }

  /// Ends a wait for the next event; used when the process is to end.
  void close() {
    closed = true;
    try {
      connection.shutdown();
    } catch (IOException e) {
      // It is closed one way or the other.
    }
  }

  /// Whether [#close()] was called: a failure after it is none.
  boolean isClosed() {
    return closed;
  }

  private HttpResponse receive() throws IOException, HttpException {
    HttpResponse response = connection.receiveResponseHeader();
    connection.receiveResponseEntity(response);
    return response;
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
