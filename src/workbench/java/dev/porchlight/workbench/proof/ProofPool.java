package dev.porchlight.workbench.proof;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.ManagementTokens;
import dev.porchlight.access.Scope;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.TestIssuer;
import dev.porchlight.workbench.local.TestWorkspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The user pool that the valid requests are about.
final class ProofPool {
  static final String POOL = "proof";
  static final String KEY = "proof-key";
  static final String SECRET = "proof-key-secret-0123456789";
  static final String STRANGERS_POOL = "proof-strangers";
  static final String STRANGERS_KEY = "proof-strangers-key";
  static final String STRANGERS_SECRET = "proof-strangers-secret-0123456789";
  static final String USER = "proof-user";
  static final String NAME = "proof-name";
  static final String APP = "proof-app";
  static final String CHAT_USER = "proofAAAAAAAAAAAA";
  static final String CHAT_TOKEN = "proof-chat-token";

  private static final String FAR = "2098-01-01T00:00:00.000Z";
  private static final String PAST = "2026-01-01T00:00:00.000Z";
  private static final TestIssuer ISSUER = new TestIssuer();
  private static boolean loaded;

  private ProofPool() {}

  /// Loads it into the store that all tests share, once.
  static synchronized void load() {
    if (!loaded) {
      loadRecords();
      loadWorkspace();
      loaded = true;
    }
  }

  /// A management token for the pool's key.
  static String token() {
    return token(key(KEY, SECRET, POOL), Instant.now());
  }

  /// A management token for a key of another pool, where it may do everything.
  static String strangersToken() {
    return token(key(STRANGERS_KEY, STRANGERS_SECRET, STRANGERS_POOL), Instant.now());
  }

  /// A management token for `key`, issued at a time.
  static String token(AccessKey key, Instant at) {
    return new ManagementTokens(
            _ -> Optional.of(key), InstantSource.fixed(at), Duration.ofHours(2), Duration.ZERO)
        .issue(key);
  }

  static AccessKey key(String id, String secret, String pool) {
    return new AccessKey(id, secret, new UserPoolId(pool), EnumSet.allOf(Scope.class));
  }

  /// `settings`, plus those of an identity provider for the pool's users.
  static Map<String, String> withIssuer(Map<String, String> settings) {
    String prefix = "PORCHLIGHT_OIDC_ISSUERS_PROOF_";
    Map<String, String> all = new HashMap<>(settings);
    all.put(prefix + "ISSUER", ISSUER.address());
    all.put(prefix + "JWKS_URI", ISSUER.address() + "/jwks");
    all.put(prefix + "CLIENT_ID", TestIssuer.CLIENT);
    all.put(prefix + "USER_POOL", POOL);
    all.put(prefix + "APP", APP);
    return all;
  }

  /// A logout token of that identity provider, for the user of a round. It works once.
  static String logoutToken(int n) {
    return ISSUER.token(claims -> {
      claims.setSubject("logged-out-" + n);
      claims.setExpirationTime(TestIssuer.inSeconds(3_000));
    });
  }

  private static void loadRecords() {
    String pool = ",\"userPoolId\":\"" + POOL + "\"";
    try {
      Path file = Files.createTempFile("proof", ".jsonl");
      Files.write(
          file,
          List.of(
              keyRecord(KEY, SECRET, POOL),
              keyRecord(STRANGERS_KEY, STRANGERS_SECRET, STRANGERS_POOL),
              """
              {"type":"accessKey","id":"webhook:%s","secret":"%s"%s,"scopes":[]}\
              """
                  .formatted(POOL, SECRET, pool),
              "{\"type\":\"app\",\"appId\":\"%s\"%s,\"name\":\"Name of the app\"}"
                  .formatted(APP, pool),
              user(USER, NAME),
              user("kicked", "kicked-name"),
              """
              {"type":"session","userId":"%s"%s,"appId":"%s","sessionId":"s-live",\
              "loginAt":"%s","expiresAt":"%s"}\
              """
                  .formatted(USER, pool, APP, PAST, FAR)));
      FunctionUnderTest.load(FunctionUnderTest.demoStore(), file);
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String keyRecord(String id, String secret, String pool) {
    return """
    {"type":"accessKey","id":"%s","secret":"%s","userPoolId":"%s","scopes":["read","write","admin"]}\
    """
        .formatted(id, secret, pool);
  }

  private static String user(String id, String name) {
    return """
    {"type":"user","userId":"%s","userPoolId":"%s","username":"%s"}\
    """
        .formatted(id, POOL, name);
  }

  private static void loadWorkspace() {
    new TestWorkspace(POOL)
        .users(
            TestWorkspace.user(
                CHAT_USER,
                "admin",
                TestWorkspace.login(CHAT_TOKEN, FAR),
                TestWorkspace.login("proof-other-token", FAR)),
            TestWorkspace.user(
                "proofBBBBBBBBBBBB", "user", TestWorkspace.login("proof-third-token", FAR)))
        .sessions(
            TestWorkspace.session("c1", CHAT_USER, CHAT_TOKEN, PAST),
            TestWorkspace.session("c2", CHAT_USER, "proof-other-token", PAST),
            TestWorkspace.session("c3", "proofBBBBBBBBBBBB", "proof-third-token", PAST));
  }
}
