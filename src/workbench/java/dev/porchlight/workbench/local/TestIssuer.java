package dev.porchlight.workbench.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.EdDsaAlgorithm;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.JoseException;

/// A stand-in for an identity provider: it serves its keys and signs logout tokens.
public final class TestIssuer implements AutoCloseable {
  /// The client its tokens are for.
  public static final String CLIENT = "porchlight-client";

  /// The event that makes a token a logout token.
  public static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  private static final int RSA_BITS = 2_048;

  private final HttpServer server;
  private final AtomicInteger fetches = new AtomicInteger();
  private final PublicJsonWebKey rsa = rsa("rsa-1");
  private volatile List<PublicJsonWebKey> served = List.of(rsa);
  private volatile Answer answer = Answer.KEYS;

  /// How it answers when asked for its keys.
  public enum Answer {
    /// Its keys.
    KEYS,
    /// HTTP 500.
    ERROR,
    /// Something other than JSON.
    RUBBISH,
    /// Its keys and 70,000 spaces.
    TOO_LARGE,
    /// A redirect to another path.
    REDIRECT,
    /// Nothing.
    SILENCE
  }

  /// Starts an issuer, which serves its keys until it is closed.
  public TestIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(task -> Thread.ofVirtual().start(task));
    server.start();
  }

  /// Its identifier, which is also its address.
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// How often it was asked for its keys.
  public int fetches() {
    return fetches.get();
  }

  /// Answers this way from now on.
  public void answers(Answer next) {
    answer = next;
  }

  /// Serves these keys from now on.
  public void serves(PublicJsonWebKey... keys) {
    served = List.of(keys);
  }

  /// Its RSA key.
  public PublicJsonWebKey rsa() {
    return rsa;
  }

  /// A new RSA key.
  public static PublicJsonWebKey rsa(String id) {
    return generated(() -> key(id, RsaJwkGenerator.generateJwk(RSA_BITS)));
  }

  /// A new key for an algorithm, by its name in JOSE.
  public static PublicJsonWebKey key(String algorithm, String id) {
    return switch (algorithm) {
      case "ES256" -> generated(() -> key(id, EcJwkGenerator.generateJwk(EllipticCurves.P256)));
      case "ES384" -> generated(() -> key(id, EcJwkGenerator.generateJwk(EllipticCurves.P384)));
      case "ES512" -> generated(() -> key(id, EcJwkGenerator.generateJwk(EllipticCurves.P521)));
      case "EdDSA", "Ed25519" -> generated(() -> key(id, OkpJwkGenerator.generateJwk("Ed25519")));
      case "Ed448" -> generated(() -> key(id, OkpJwkGenerator.generateJwk("Ed448")));
      default -> rsa(id);
    };
  }

  /// A token that is valid except for what `change` does to its claims.
  public String token(Consumer<JwtClaims> change) {
    return token("RS256", rsa, change);
  }

  /// The same, signed with another algorithm or key.
  public String token(String algorithm, PublicJsonWebKey key, Consumer<JwtClaims> change) {
    return sign(
        claims(change),
        jws -> {
          jws.setAlgorithmHeaderValue(algorithm);
          jws.setHeader("typ", "logout+jwt");
          jws.setKeyIdHeaderValue(key.getKeyId());
          jws.setKey(key.getPrivateKey());
        });
  }

  /// The claims of the specification's example, for this issuer and issued now.
  public JwtClaims claims(Consumer<JwtClaims> change) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(address());
    claims.setAudience(CLIENT);
    claims.setSubject("somebody");
    claims.setIssuedAt(inSeconds(0));
    claims.setExpirationTime(inSeconds(120));
    claims.setJwtId(UUID.randomUUID().toString());
    claims.setClaim("events", Map.of(EVENT, Map.of()));
    change.accept(claims);
    return claims;
  }

  /// A token with these claims.
  ///
  /// @param header sets the key and the header's members
  public static String sign(JwtClaims claims, Consumer<JsonWebSignature> header) {
    JsonWebSignature jws = new Jws();
    jws.setPayload(claims.toJson());
    jws.setDoKeyValidation(false);
    jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    header.accept(jws);
    return generated(jws::getCompactSerialization);
  }

  /// A time relative to now.
  public static NumericDate inSeconds(long seconds) {
    return NumericDate.fromSeconds(Instant.now().getEpochSecond() + seconds);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    fetches.incrementAndGet();
    String keys = new JsonWebKeySet(served).toJson();
    switch (answer) {
      case KEYS -> send(exchange, 200, keys);
      case ERROR -> send(exchange, 500, keys);
      case RUBBISH -> send(exchange, 200, "<html>");
      case TOO_LARGE -> send(exchange, 200, keys + " ".repeat(70_000));
      case REDIRECT -> {
        exchange.getResponseHeaders().set("Location", address() + "/elsewhere");
        send(exchange, 302, keys);
      }
      case SILENCE -> {
        // Nothing, however long the caller waits.
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static <K extends PublicJsonWebKey> K key(String id, K key) {
    key.setKeyId(id);
    return key;
  }

  /// The library, which does not know RFC 9864's names.
  private static final class Jws extends JsonWebSignature {
    @Override
    public JsonWebSignatureAlgorithm getAlgorithm() throws InvalidAlgorithmException {
      return getAlgorithmHeaderValue().startsWith("Ed")
          ? new EdDsaAlgorithm()
          : super.getAlgorithm();
    }
  }

  private interface Generation<T> {
    T get() throws JoseException;
  }

  private static <T> T generated(Generation<T> generation) {
    try {
      return generation.get();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
