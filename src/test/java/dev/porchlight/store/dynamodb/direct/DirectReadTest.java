package dev.porchlight.store.dynamodb.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A server that says exactly what the test tells it to, beside DynamoDB Local, which every store
/// test reads through [DirectRead] and which never goes wrong.
class DirectReadTest {
  private static final String ITEM = "{\"Item\":{\"a\":{\"N\":\"1\"}}}";
  private static final Map<String, AttributeValue> KEY = Map.of("PK", AttributeValue.fromS("k"));
  private static final Map<String, AttributeValue> READ = Map.of("a", AttributeValue.fromN("1"));

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger connections = new AtomicInteger();
  private @Nullable ServerSocket server;

  @AfterEach
  void stop() throws IOException {
    if (server != null) {
      server.close();
    }
    threads.shutdownNow();
  }

  @Test
  void readsItemAfterItemOverOneConnection() throws IOException {
    DirectRead direct = reading(List.of(ok(ITEM), ok("{}"), chunked(ITEM)));
    assertThat(item(direct)).isEqualTo(READ);
    assertThat(item(direct)).isEmpty();
    assertThat(item(direct)).isEqualTo(READ);
    assertThat(connections).hasValue(1);
  }

  @Test
  void connectionThatTheStoreClosedIsReplaced() throws IOException {
    DirectRead direct = reading(List.of(ok(ITEM)), List.of(ok(ITEM)));
    assertThat(item(direct)).isEqualTo(READ);
    assertThat(item(direct)).isEqualTo(READ);
    assertThat(connections).hasValue(2);
  }

  @Test
  void connectionThatTheStoreAnnouncesToCloseIsNotUsedAgain() throws IOException {
    String last = ok(ITEM).replaceFirst("\r\n", "\r\nConnection: close\r\n");
    DirectRead direct = reading(List.of(last, ok(ITEM)), List.of(ok(ITEM)));
    assertThat(item(direct)).isEqualTo(READ);
    assertThat(item(direct)).isEqualTo(READ);
    assertThat(connections).hasValue(2);
  }

  static Stream<Arguments> wrongAnswers() {
    String ok = ok(ITEM);
    return Stream.of(
        Arguments.of("another status", ok.replace("200 OK", "500 Internal Server Error")),
        Arguments.of("a throttle", ok.replace("200 OK", "400 Bad Request")),
        Arguments.of("a redirect", ok.replace("200 OK", "307 Temporary Redirect")),
        Arguments.of("no content", "HTTP/1.1 204 No Content\r\n\r\n"),
        Arguments.of("a wrong checksum", ok.replaceFirst("crc32: ", "crc32: 1")),
        Arguments.of("a changed body", ok.replace("\"1\"", "\"2\"")),
        Arguments.of("a body cut short", ok.substring(0, ok.length() - 1)),
        Arguments.of("a body of unknown length", ok.replaceFirst("Content-Length: \\d+\r\n", "")),
        Arguments.of("a negative length", ok.replaceFirst("Length: ", "Length: -")),
        Arguments.of("a huge length", ok.replaceFirst("Length: ", "Length: 99999999")),
        Arguments.of("chunks cut short", chunked(ITEM).replace("\r\n0\r\n\r\n", "")),
        Arguments.of("something else", ok("{\"Item\":[]}")),
        Arguments.of("HTML", ok("<html></html>")),
        Arguments.of("no HTTP", "SSH-2.0-OpenSSH_9.2\r\n"),
        Arguments.of("an endless head", "HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(200)),
        Arguments.of("a long line", "HTTP/1.1 200 OK\r\nA: " + "b".repeat(10_000) + "\r\n"),
        Arguments.of("nothing", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongAnswers")
  void wrongAnswerIsNoAnswer(String ignoredName, String answer) throws IOException {
    DirectRead direct = reading(List.of(answer));
    assertThat(item(direct)).isNull();
  }

  @Test
  void storeInTroubleIsLeftAloneForAWhile() throws IOException {
    DirectRead direct = reading(List.of("nonsense\r\n"), List.of(ok(ITEM)));
    assertThat(item(direct)).isNull();
    assertThat(item(direct)).isNull();
    assertThat(connections).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void silentStoreIsNoAnswer() throws IOException {
    DirectRead direct = reading(List.of("HTTP/1.1 200 OK\r\nContent-Le" + PAUSE));
    assertThat(item(direct)).isNull();
  }

  @Test
  void storeThatSendsByteByByteIsNoAnswer() throws IOException {
    DirectRead direct = reading(List.of(DRIP + ok(ITEM)));
    assertThat(item(direct)).isNull();
  }

  @Test
  void unreachableStoreIsNoAnswer() throws IOException {
    int unused;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      unused = free.getLocalPort();
    }
    assertThat(item(direct("http://127.0.0.1:" + unused))).isNull();
  }

  @Test
  void plainServerIsNoAnswerOverTls() throws IOException {
    reading(List.of(ok(ITEM)));
    assertThat(item(direct("https://127.0.0.1:" + port()))).isNull();
  }

  @Test
  void readsOverTlsFromTheStoreThatItTrusts() throws Exception {
    Certificate certificate = Certificate.of("127.0.0.1");
    DirectRead direct = securely(certificate, certificate, List.of(ok(ITEM), ok("{}")));
    assertThat(item(direct)).isEqualTo(READ);
    assertThat(item(direct)).isEmpty();
    assertThat(connections).hasValue(1);
  }

  @Test
  void certificateOfAnotherNameIsNotBelieved() throws Exception {
    Certificate certificate = Certificate.of("192.0.2.1");
    assertThat(item(securely(certificate, certificate, List.of(ok(ITEM))))).isNull();
  }

  @Test
  void certificateOfNobodyKnownIsNotBelieved() throws Exception {
    Certificate trusted = Certificate.of("127.0.0.1");
    DirectRead direct = securely(Certificate.of("127.0.0.1"), trusted, List.of(ok(ITEM)));
    assertThat(item(direct)).isNull();
  }

  private static @Nullable Map<String, AttributeValue> item(DirectRead direct) {
    return direct.item("table", KEY, true);
  }

  private static final String PAUSE = "\u0001";
  private static final String DRIP = "\u0002";

  private static String ok(String body) {
    CRC32 checksum = new CRC32();
    checksum.update(body.getBytes(StandardCharsets.UTF_8));
    return "HTTP/1.1 200 OK\r\nContent-Length: "
        + body.length()
        + "\r\nx-amz-crc32: "
        + checksum.getValue()
        + "\r\n\r\n"
        + body;
  }

  private static String chunked(String body) {
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n"
        + body.substring(0, 5)
        + "\r\n"
        + Integer.toHexString(body.length() - 5)
        + "\r\n"
        + body.substring(5)
        + "\r\n0\r\n\r\n";
  }

  private static DirectRead direct(String address) {
    return new DirectRead(address(address), InstantSource.system());
  }

  private static StoreAddress address(String address) {
    return new StoreAddress(
        URI.create(address),
        Region.EU_WEST_1,
        StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
  }

  private int port() {
    return server == null ? 0 : server.getLocalPort();
  }

  /// Reads from a server that gives these answers on its first connection, the next on its second.
  @SafeVarargs
  private DirectRead reading(List<String>... answers) throws IOException {
    listen(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), answers);
    return direct("http://127.0.0.1:" + port());
  }

  @SafeVarargs
  private DirectRead securely(Certificate own, Certificate trusted, List<String>... answers)
      throws Exception {
    listen(own.context().getServerSocketFactory().createServerSocket(0), answers);
    return new DirectRead(
        address("https://127.0.0.1:" + port()),
        InstantSource.system(),
        trusted.context().getSocketFactory());
  }

  @SafeVarargs
  private void listen(ServerSocket listening, List<String>... answers) {
    server = listening;
    threads.execute(() -> {
      for (List<String> onOne : answers) {
        serve(listening, onOne);
      }
    });
  }

  private void serve(ServerSocket listening, List<String> answers) {
    try (Socket socket = listening.accept()) {
      connections.incrementAndGet();
      serve(socket, answers);
    } catch (IOException e) {
      // The reader closed the connection, or the test is over.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void serve(Socket socket, List<String> answers)
      throws IOException, InterruptedException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    for (String answer : answers) {
      if (!readRequest(in)) {
        return;
      }
      boolean drips = answer.startsWith(DRIP);
      boolean pauses = answer.endsWith(PAUSE);
      byte[] bytes = answer.replace(DRIP, "").replace(PAUSE, "").getBytes(StandardCharsets.UTF_8);
      for (int i = 0; drips && i < bytes.length; i++) {
        out.write(bytes[i]);
        out.flush();
        Thread.sleep(100);
      }
      if (!drips) {
        out.write(bytes);
        out.flush();
      }
      if (pauses) {
        Thread.sleep(5_000);
      }
    }
  }

  /// Reads up to the last byte of the question; false if the connection was closed instead.
  private static boolean readRequest(InputStream in) throws IOException {
    StringBuilder request = new StringBuilder();
    while (!request.toString().endsWith("\"ConsistentRead\":true}")) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      request.append((char) next);
    }
    return true;
  }
}
