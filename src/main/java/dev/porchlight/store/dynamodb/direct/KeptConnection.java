package dev.porchlight.store.dynamodb.direct;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.CRC32;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.HttpStatus;
import org.apache.http.HttpVersion;
import org.apache.http.config.MessageConstraints;
import org.apache.http.impl.DefaultBHttpClientConnection;
import org.jspecify.annotations.Nullable;

/// One persistent HTTP/1.1 connection to DynamoDB. For an `https` address it has TLS, with the
/// JDK's trust store, the host name verified, and sessions resumed. Not thread-safe.
///
/// A connection that was idle for long is not used again, because the other side may have closed it
/// while Lambda froze the environment. One that turns out to be closed is replaced once.
final class KeptConnection {
  /// How long a silent store may keep the SDK from being asked: many times a slow read.
  private static final int SILENCE_MILLIS = 400;

  /// How long a whole answer may take.
  private static final long ANSWER_NANOS = Duration.ofSeconds(1).toNanos();

  /// The SDK's own connections are kept as long.
  private static final long MOST_IDLE_NANOS = Duration.ofSeconds(60).toNanos();

  /// More than the JSON of the largest item, which has 400 KB.
  private static final int MOST_ANSWER_BYTES = 4 * 1_024 * 1_024;

  private static final int BUFFER_BYTES = 8_192;
  private static final MessageConstraints HEAD_LIMITS =
      MessageConstraints.custom().setMaxLineLength(BUFFER_BYTES).setMaxHeaderCount(100).build();
  private static final String CHECKSUM = "x-amz-crc32";
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  private final URI address;
  private final SSLSocketFactory tls;
  private @Nullable DefaultBHttpClientConnection connection;
  private long usedNanos;
  private long deadlineNanos;

  /// @param tls decides whom to trust
  KeptConnection(URI address, SSLSocketFactory tls) {
    this.address = address;
    this.tls = tls;
  }

  /// The body of the answer to a request that may be sent twice.
  ///
  /// @throws IOException unless the answer is a 200, whole and in time; the connection must then be
  ///   closed
  byte[] answer(HttpEntityEnclosingRequest request) throws IOException, HttpException {
    deadlineNanos = System.nanoTime() + ANSWER_NANOS;
    HttpResponse response = exchange(request);
    byte[] body = whole(response.getEntity());
    boolean right =
        response.getStatusLine().getStatusCode() == HttpStatus.SC_OK && isIntact(response, body);
    if (!right) {
      throw new IOException("not a whole answer");
    }
    if (!isKept(response)) {
      close();
    }
    return body;
  }

  /// Closes the connection; the next request opens another.
  void close() {
    DefaultBHttpClientConnection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.shutdown();
      } catch (IOException e) {
        // It is closed either way.
      }
    }
  }

  private HttpResponse exchange(HttpEntityEnclosingRequest request)
      throws IOException, HttpException {
    DefaultBHttpClientConnection kept = connection;
    if (kept != null && System.nanoTime() - usedNanos < MOST_IDLE_NANOS) {
      try {
        return send(kept, request);
      } catch (SocketTimeoutException e) {
        throw e;
      } catch (IOException e) {
        // The other side has closed it.
      }
    }
    close();
    DefaultBHttpClientConnection fresh = connect();
    connection = fresh;
    return send(fresh, request);
  }

  private HttpResponse send(DefaultBHttpClientConnection on, HttpEntityEnclosingRequest request)
      throws IOException, HttpException {
    usedNanos = System.nanoTime();
    on.sendRequestHeader(request);
    on.sendRequestEntity(request);
    on.flush();
    HttpResponse response = on.receiveResponseHeader();
    on.receiveResponseEntity(response);
    return response;
  }

  private static byte[] whole(@Nullable HttpEntity entity) throws IOException {
    if (entity == null || (entity.getContentLength() < 0 && !entity.isChunked())) {
      throw new IOException("an answer of unknown length");
    }
    if (entity.getContentLength() > MOST_ANSWER_BYTES) {
      throw new IOException("an answer too long");
    }
    InputStream content = entity.getContent();
    byte[] body =
        entity.isChunked()
            ? content.readNBytes(MOST_ANSWER_BYTES)
            : content.readNBytes(Math.toIntExact(entity.getContentLength()));
    if (content.read() >= 0) {
      throw new IOException("an answer too long");
    }
    return body;
  }

  private static boolean isIntact(HttpResponse response, byte[] body) {
    Header sent = response.getFirstHeader(CHECKSUM);
    if (sent == null) {
      return true;
    }
    CRC32 checksum = new CRC32();
    checksum.update(body);
    return sent.getValue().strip().equals(Long.toString(checksum.getValue()));
  }

  private static boolean isKept(HttpResponse response) {
    Header sent = response.getFirstHeader("Connection");
    return response.getProtocolVersion().greaterEquals(HttpVersion.HTTP_1_1)
        && (sent == null || !sent.getValue().toLowerCase(Locale.ROOT).contains("close"));
  }

  private DefaultBHttpClientConnection connect() throws IOException {
    DefaultBHttpClientConnection fresh = new Timed();
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(SILENCE_MILLIS);
      socket.connect(new InetSocketAddress(address.getHost(), port()), SILENCE_MILLIS);
      fresh.bind(isSecure() ? secured(socket) : socket);
      return fresh;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private Socket secured(Socket socket) throws IOException {
    SSLSocket secured = (SSLSocket) tls.createSocket(socket, address.getHost(), port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private boolean isSecure() {
    return "https".equals(address.getScheme());
  }

  private int port() {
    int standard = isSecure() ? HTTPS_PORT : HTTP_PORT;
    return address.getPort() < 0 ? standard : address.getPort();
  }

  /// A limit for each wait would not do: a store that sends byte by byte never exceeds it.
  private final class Timed extends DefaultBHttpClientConnection {
    Timed() {
      super(BUFFER_BYTES, BUFFER_BYTES, null, null, HEAD_LIMITS, null, null, null, null);
    }

    @Override
    protected InputStream getSocketInputStream(Socket socket) throws IOException {
      return new FilterInputStream(socket.getInputStream()) {
        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
          if (System.nanoTime() - deadlineNanos > 0) {
            throw new SocketTimeoutException("the answer takes too long");
          }
          return super.read(into, offset, length);
        }
      };
    }
  }
}
