package dev.porchlight.store.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// A stand-in for AWS KMS: the two operations that are used, for one key and one encryption
/// context. What it calls encrypted is reversed, which is enough to see who decrypts what.
final class TestKms implements AutoCloseable {
  static final String KEY = "arn:aws:kms:us-east-1:000000000000:key/test";

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final AtomicInteger decryptions = new AtomicInteger();
  private final AtomicInteger generations = new AtomicInteger();
  private volatile boolean denies;

  TestKms() throws IOException {
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  int decryptions() {
    return decryptions.get();
  }

  int generations() {
    return generations.get();
  }

  /// Whether it refuses everything from now on.
  void denies(boolean all) {
    denies = all;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
    boolean right =
        exchange
                .getRequestHeaders()
                .getFirst("Authorization")
                .contains("/us-east-1/kms/aws4_request")
            && exchange.getRequestHeaders().containsKey("X-Amz-Date")
            && asked.path("KeyId").asText().equals(KEY)
            && asked.at("/EncryptionContext/porchlight").asText().equals("access-keys");
    if (denies || !right) {
      send(exchange, 400, "{\"__type\":\"AccessDeniedException\"}");
      return;
    }
    switch (exchange.getRequestHeaders().getFirst("X-Amz-Target")) {
      case "TrentService.Decrypt" -> {
        decryptions.incrementAndGet();
        byte[] blob = asked.path("CiphertextBlob").binaryValue();
        send(exchange, 200, JSON.createObjectNode().put("Plaintext", reversed(blob)).toString());
      }
      case "TrentService.GenerateDataKeyWithoutPlaintext" -> {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) generations.incrementAndGet());
        key[0] = 77;
        send(
            exchange, 200, JSON.createObjectNode().put("CiphertextBlob", reversed(key)).toString());
      }
      default -> send(exchange, 400, "{}");
    }
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
