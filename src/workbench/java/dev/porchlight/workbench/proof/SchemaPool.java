package dev.porchlight.workbench.proof;

import dev.porchlight.access.AccessKey;
import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.TestUserPool;
import dev.porchlight.workbench.local.TestWorkspace;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// User pools in which Schemathesis may do as it likes, with a function of their own. The workspace
/// has a pool to itself, so that nothing else deletes its users.
final class SchemaPool {
  private static final String POOL = "schema";
  private static final String CHAT_POOL = "schema-chat";
  private static final String SECRET = "schema-secret-0123456789";
  private static final AccessKey KEY = ProofPool.key("schema-key", SECRET, POOL);
  private static final String CHAT_USER = "schemaAAAAAAAAAAA";
  private static final String CHAT_TOKEN = "schema-chat-token";
  private static final String CHAT_SESSION = "c1";
  private static final String FAR = "2098-01-01T00:00:00.000Z";
  private static final String PAST = "2026-01-01T00:00:00.000Z";

  private SchemaPool() {}

  /// A function on the store that all tests share, once the pools are loaded.
  static FunctionUnderTest start() {
    load();
    return FunctionUnderTest.start(
        FunctionUnderTest.demoStore().endpoint(),
        ProofPool.withIssuer(Map.of("PORCHLIGHT_ROCKETCHAT_USER_POOL", CHAT_POOL)),
        "function-schema");
  }

  /// The credentials that `src/workbench/schemathesis` needs, as environment variables.
  static Map<String, String> credentials() {
    Map<String, String> all = new HashMap<>();
    all.put("POOL", POOL);
    all.put("KEY", KEY.id());
    all.put("SECRET", SECRET);
    all.put("TOKEN", ProofPool.token(KEY, Instant.now()));
    all.put("CHAT_USER", CHAT_USER);
    all.put("CHAT_TOKEN", CHAT_TOKEN);
    all.put("CHAT_SESSION", CHAT_SESSION);
    return all;
  }

  /// The wrong answers to one valid request per credential. If there are any, Schemathesis has
  /// locked itself out, and what it sent afterwards proves little.
  static List<Reply> refusals(FunctionUnderTest function) {
    String token = "Bearer " + ProofPool.token(KEY, Instant.now());
    List<ProofRequest> good =
        List.of(
            ProofRequest.get("/v1/access-keys").with("Authorization", token),
            ProofRequest.get("/api/v1/sessions/info?sessionId=" + CHAT_SESSION)
                .with("X-User-Id", CHAT_USER)
                .with("X-Auth-Token", CHAT_TOKEN),
            ProofRequest.post("/webhooks/genauth", "{\"eventName\":\"test\"}")
                .with("x-authing-webhook-secret", SECRET)
                .with("x-authing-userpool-id", POOL));
    try (Caller caller = new Caller(function.address())) {
      return good.stream().map(caller::send).filter(reply -> reply.status() != 200).toList();
    }
  }

  private static void load() {
    new TestUserPool(POOL)
        .load(
            """
            {"type":"accessKey","id":"%s","secret":"%s","userPoolId":"POOL","scopes":["read","write","admin"]}\
            """
                .formatted(KEY.id(), SECRET),
            """
            {"type":"accessKey","id":"webhook:POOL","secret":"%s","userPoolId":"POOL","scopes":[]}\
            """
                .formatted(SECRET),
            """
            {"type":"app","appId":"schema-app","userPoolId":"POOL","name":"Name of the app"}\
            """,
            """
            {"type":"user","userId":"schema-user","userPoolId":"POOL","username":"schema-name"}\
            """,
            """
            {"type":"session","userId":"schema-user","userPoolId":"POOL","appId":"schema-app",\
            "sessionId":"s-live","loginAt":"%s","expiresAt":"%s"}\
            """
                .formatted(PAST, FAR));
    new TestWorkspace(CHAT_POOL)
        .users(
            TestWorkspace.user(
                CHAT_USER,
                "admin",
                TestWorkspace.login(CHAT_TOKEN, FAR),
                TestWorkspace.login("schema-other-token", FAR)))
        .sessions(
            TestWorkspace.session(CHAT_SESSION, CHAT_USER, CHAT_TOKEN, PAST),
            TestWorkspace.session("c2", CHAT_USER, "schema-other-token", PAST));
  }
}
