package dev.porchlight.api.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.apache.http.HttpStatus;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.conn.util.PublicSuffixMatcher;
import org.apache.http.impl.NoConnectionReuseStrategy;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

/// Fetches key sets with the HTTP client that the store's SDK already includes. Every wait, the
/// total time and the size of a key set are limited.
@Singleton
public final class HttpKeySets implements KeySets {
  private static final int CONNECT_MILLIS = 1_000;
  private static final int SILENCE_MILLIS = 2_000;
  private static final long MOST_NANOS = 3_000_000_000L;
  private static final int MOST_BYTES = 64 * 1024;
  private static final int BUFFER_BYTES = 8_192;

  @Override
  public String read(URI address) throws IOException {
    long start = System.nanoTime();
    HttpGet request = new HttpGet(address);
    request.setHeader("Accept", "application/json");
    try (CloseableHttpClient client = client();
        CloseableHttpResponse response = client.execute(request)) {
      if (response.getStatusLine().getStatusCode() != HttpStatus.SC_OK
          || response.getEntity() == null) {
        throw new IOException("the server sent no key set");
      }
      return text(response.getEntity().getContent(), start);
    }
  }

  private static String text(InputStream body, long start) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      all.write(buffer, 0, read);
      if (all.size() > MOST_BYTES || System.nanoTime() - start > MOST_NANOS) {
        throw new IOException("the key set is too large or took too long");
      }
    }
    return all.toString(UTF_8);
  }

  /// One client per fetch: fetches are minutes apart, and a frozen environment keeps no connection.
  private static CloseableHttpClient client() {
    return HttpClients.custom()
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectTimeout(CONNECT_MILLIS)
                .setConnectionRequestTimeout(CONNECT_MILLIS)
                .setSocketTimeout(SILENCE_MILLIS)
                .build())
        .setConnectionReuseStrategy(NoConnectionReuseStrategy.INSTANCE)
        // Otherwise a list of all public suffixes is loaded, which matters only to cookies.
        .setPublicSuffixMatcher(new PublicSuffixMatcher(List.of("com"), null))
        .setSSLHostnameVerifier(new DefaultHostnameVerifier())
        .disableCookieManagement()
        .disableAuthCaching()
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .build();
  }
}
