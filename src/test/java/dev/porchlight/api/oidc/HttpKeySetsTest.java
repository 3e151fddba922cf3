package dev.porchlight.api.oidc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// However a server misbehaves, a fetch ends. The limits are far above the deadline: they only keep
/// a fetch that never ends from hanging the build.
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HttpKeySetsTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final String SET = "{\"keys\":[]}";

  /// What a server sends after a request: a start, and something that it repeats for ever.
  enum Misbehaviour {
    SILENT("http", "", ""),
    SILENT_TLS("https", "", ""),
    DRIPPED_STATUS("http", "HTTP/1.1 200 ", "O"),
    DRIPPED_HEAD("http", HEAD, "X: y\r\n"),
    DRIPPED_HEADER_LINE("http", HEAD + "X: ", "y"),
    DRIPPED_BODY("http", HEAD + "Content-Length: 60000\r\n\r\n", " "),
    DRIPPED_CHUNKS("http", HEAD + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"),
    DRIPPED_TLS("https", "\u0016\u0003\u0003?\u0000", "\u0002"),
    ENDLESS_STATUS("http", "HTTP/1.1 200 ", "O".repeat(8_000)),
    ENDLESS_HEAD("http", HEAD, "X: y\r\n".repeat(2_000)),
    ENDLESS_HEADER_LINE("http", HEAD + "X: ", "y".repeat(8_000)),
    ENDLESS_CONTINUE("http", "", "HTTP/1.1 100 Continue\r\n\r\n".repeat(500)),
    ENDLESS_BODY("http", HEAD + "\r\n", " ".repeat(8_000)),
    ENDLESS_CHUNKS("http", HEAD + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n".repeat(1_000)),
    ENDLESS_CHUNK_SIZE("http", HEAD + "Transfer-Encoding: chunked\r\n\r\n", "0".repeat(8_000)),
    ENDLESS_TRAILERS(
        "http", HEAD + "Transfer-Encoding: chunked\r\n\r\n0\r\n", "X: y\r\n".repeat(2_000));

    private final String scheme;
    private final String start;
    private final String repeated;

    Misbehaviour(String scheme, String start, String repeated) {
      this.scheme = scheme;
      this.start = start;
      this.repeated = repeated;
    }

    boolean isSlow() {
      return name().startsWith("DRIPPED");
    }
  }

  @ParameterizedTest
  @EnumSource
  void fetchFromAServerThatNeverEndsFails(Misbehaviour misbehaviour) throws Exception {
    try (RawServer server = new RawServer(misbehaviour)) {
      assertThatIOException().isThrownBy(() -> new HttpKeySets().read(server.address()));
    }
  }

  @Test
  void setIsReadAsItWasSent() throws Exception {
    try (RawServer server = new RawServer(HEAD + "Content-Length: 11\r\n\r\n" + SET)) {
      assertThat(new HttpKeySets().read(server.address())).isEqualTo(SET);
    }
    try (RawServer server = new RawServer(HEAD + "\r\n" + SET)) {
      assertThat(new HttpKeySets().read(server.address())).isEqualTo(SET);
    }
  }

  /// Accepts one connection and does not keep to HTTP.
  private static final class RawServer implements AutoCloseable {
    private static final int DRIP_MILLIS = 100;

    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final String scheme;

    /// Never ends.
    RawServer(Misbehaviour how) throws IOException {
      scheme = how.scheme;
      Thread.ofVirtual()
          .start(() ->
              serve(
                  how.start,
                  out -> {
                    while (!how.repeated.isEmpty()) {
                      send(out, how.repeated);
                      TimeUnit.MILLISECONDS.sleep(how.isSlow() ? DRIP_MILLIS : 0);
                    }
                    TimeUnit.DAYS.sleep(1);
                  }));
    }

    /// Sends this and closes the connection.
    RawServer(String answer) throws IOException {
      scheme = "http";
      Thread.ofVirtual().start(() -> serve(answer, out -> {}));
    }

    private interface Then {
      void send(OutputStream out) throws IOException, InterruptedException;
    }

    private void serve(String start, Then then) {
      try (Socket connection = socket.accept();
          OutputStream out = connection.getOutputStream()) {
        connection.getInputStream().read(new byte[8_192]);
        send(out, start);
        then.send(out);
      } catch (IOException | InterruptedException e) {
        // The client has gone, which is what is expected of it.
      }
    }

    private static void send(OutputStream out, String text) throws IOException {
      out.write(text.getBytes(ISO_8859_1));
      out.flush();
    }

    URI address() {
      return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort() + "/jwks");
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
