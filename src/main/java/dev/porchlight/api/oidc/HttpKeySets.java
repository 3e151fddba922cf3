package dev.porchlight.api.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.apache.http.HttpStatus;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.conn.util.PublicSuffixMatcher;
import org.apache.http.impl.NoConnectionReuseStrategy;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.BasicHttpClientConnectionManager;
import org.apache.http.protocol.HttpContext;
import org.apache.http.ssl.SSLContexts;

/// Fetches key sets with the HTTP client that the store's SDK already includes, on the caller's
/// thread. One deadline covers the whole fetch, and everything that the server sends is counted
/// ([LimitedSocket]).
@Singleton
public final class HttpKeySets implements KeySets {
  private static final int CONNECT_MILLIS = 1_000;
  private static final int MOST_MILLIS = 3_000;
  private static final int MOST_BYTES = 64 * 1024;

  /// More than the body: TLS sends certificates, HTTP a head.
  private static final int MOST_BYTES_RECEIVED = 96 * 1024;

  @Override
  public String read(URI address) throws IOException {
    HttpGet request = new HttpGet(address);
    request.setHeader("Accept", "application/json");
    Deadline deadline = Deadline.inMillis(MOST_MILLIS);
    try (CloseableHttpClient client =
            client(() -> new LimitedSocket(deadline, MOST_BYTES_RECEIVED));
        CloseableHttpResponse response = client.execute(request)) {
      if (response.getStatusLine().getStatusCode() != HttpStatus.SC_OK
          || response.getEntity() == null) {
        throw new IOException("the server sent no key set");
      }
      byte[] body = response.getEntity().getContent().readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        throw new IOException("the key set is too large");
      }
      return new String(body, UTF_8);
    }
  }

  /// One client per fetch: fetches are minutes apart, and a frozen environment keeps no connection.
  private static CloseableHttpClient client(Supplier<Socket> sockets) {
    return HttpClients.custom()
        .setConnectionManager(
            new BasicHttpClientConnectionManager(
                RegistryBuilder.<ConnectionSocketFactory>create()
                    .register("http", new Plain(sockets))
                    .register("https", new Tls(sockets))
                    .build()))
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectTimeout(CONNECT_MILLIS)
                .setSocketTimeout(MOST_MILLIS)
                .build())
        .setConnectionReuseStrategy(NoConnectionReuseStrategy.INSTANCE)
        // Otherwise a list of all public suffixes is loaded, which matters only to cookies.
        .setPublicSuffixMatcher(new PublicSuffixMatcher(List.of("com"), null))
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .build();
  }

  private static final class Plain extends PlainConnectionSocketFactory {
    private final Supplier<Socket> sockets;

    Plain(Supplier<Socket> sockets) {
      this.sockets = sockets;
    }

    @Override
    public Socket createSocket(HttpContext context) {
      return sockets.get();
    }
  }

  /// TLS runs on top of such a socket, so its handshake is limited too.
  private static final class Tls extends SSLConnectionSocketFactory {
    private final Supplier<Socket> sockets;

    Tls(Supplier<Socket> sockets) {
      super(SSLContexts.createDefault(), new DefaultHostnameVerifier());
      this.sockets = sockets;
    }

    @Override
    public Socket createSocket(HttpContext context) {
      return sockets.get();
    }
  }
}
