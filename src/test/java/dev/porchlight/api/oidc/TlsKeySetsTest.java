package dev.porchlight.api.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Keys come over TLS, from the server that was meant. Isolated: it changes whom this JVM trusts.
@Isolated
class TlsKeySetsTest {
  private static final String TRUSTED = "javax.net.ssl.trustStore";
  private static final String TRUSTED_PASSWORD = "javax.net.ssl.trustStorePassword";
  private static final String PASSWORD = "changeit";
  private static final String SET = "{\"keys\":[]}";

  @TempDir private Path folder;

  @AfterEach
  void trustAsBefore() {
    System.clearProperty(TRUSTED);
    System.clearProperty(TRUSTED_PASSWORD);
  }

  private static void trust(Path store) {
    System.setProperty(TRUSTED, store.toString());
    System.setProperty(TRUSTED_PASSWORD, PASSWORD);
  }

  @Test
  void setIsReadFromAServerThatIsTrusted() throws Exception {
    Path store = certificate("ip:127.0.0.1");
    trust(store);
    try (Server server = new Server(store)) {
      assertThat(new HttpKeySets().read(server.address())).isEqualTo(SET);
    }
  }

  @Test
  void serverThatIsNotTrustedIsRefused() throws Exception {
    try (Server server = new Server(certificate("ip:127.0.0.1"))) {
      assertThatExceptionOfType(SSLException.class)
          .isThrownBy(() -> new HttpKeySets().read(server.address()));
    }
  }

  @Test
  void certificateOfAnotherServerIsRefused() throws Exception {
    Path store = certificate("ip:127.0.0.2");
    trust(store);
    try (Server server = new Server(store)) {
      assertThatExceptionOfType(SSLPeerUnverifiedException.class)
          .isThrownBy(() -> new HttpKeySets().read(server.address()));
    }
  }

  /// A key store with a self-signed certificate.
  private Path certificate(String name) throws IOException, InterruptedException {
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-dname",
                "CN=server",
                "-ext",
                "SAN=" + name,
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String printed = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    assertThat(keytool.waitFor()).as(printed).isZero();
    return store;
  }

  private static final class Server implements AutoCloseable {
    private final HttpsServer server;

    Server(Path store) throws Exception {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(
          KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      server.setHttpsConfigurator(new HttpsConfigurator(context));
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, SET.length());
            exchange.getResponseBody().write(SET.getBytes(UTF_8));
            exchange.close();
          });
      server.start();
    }

    URI address() {
      return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
