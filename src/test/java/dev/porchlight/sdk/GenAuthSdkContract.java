package dev.porchlight.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.porchlight.api.genauth.TestPool;
import dev.porchlight.workbench.local.FunctionUnderTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What users of any GenAuth SDK get, whatever its language and credentials.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GenAuthSdkContract {
  private static final String POOL = "6250f12d5d0000009bcfcf78";
  private static final String SECRET = "4ae78d3e579a6d0000001aeca7b1e29e";
  private static final String BOB = "6229ffa000000000cade3e3d";
  private static final String AMY = "6319a15040000000f214dd5b";
  private static final String CHAT = "62188e71c00000003075289c";
  private static final String WIKI = "62188e71c0000000a1b2c3d4";
  private static final String CRM = "62188e71c0000000deadbeef";
  private static final String CHECK = "checkSessionStatus";
  private static final String APPS = "getUserLoggedinApps";
  private static final String KICK = "kickUsers";
  private static final String IDENTITIES = "getUserLoggedinIdentities";
  private static final String HISTORY = "getUserLoginHistory";
  private static final String EXISTS = "isUserExists";
  private static final String LIST = "listUsers";

  private @Nullable SdkProcess running;

  abstract Sdk sdk();

  /// What a wrong secret looks like to the SDK's user.
  abstract void assertWrongSecret(JsonNode answer);

  @BeforeAll
  void start() {
    running = sdk().start(FunctionUnderTest.demo().address());
  }

  @AfterAll
  void stop() {
    if (running != null) {
      running.close();
    }
  }

  @Test
  void checkMatchesTheFixtureTable() {
    assertThat(
            active(
                List.of(
                    check(BOB, CHAT),
                    check(BOB, WIKI),
                    check(BOB, CRM),
                    check(AMY, WIKI),
                    check(AMY, CHAT))))
        .containsExactly(true, false, false, true, false);
  }

  @Test
  void checkAcceptsEveryKindOfId() {
    assertThat(
            active(
                List.of(
                    check("bob", CHAT),
                    check("bob@example.com", CHAT),
                    check("+86 18800008888", CHAT),
                    check("emp-0001", CHAT),
                    check("62f20932716fbcc10d966ee5:ou_8bae746eac07cd2564654140d2a9ac61", CHAT),
                    check("lark:ou_8bae746eac07cd2564654140d2a9ac61", CHAT))))
        .containsOnly(true);
  }

  @Test
  void sameIdInAnotherTenantIsAnotherUser() {
    Map<String, Object> question = new LinkedHashMap<>(check(BOB, CHAT));
    question.put("accessKeyId", "63f1b2c4d5e6f708192a3b4c");
    question.put("accessKeySecret", "0f1e2d3c4b5a69788796a5b4c3d2e1f0");
    assertThat(active(List.of(question))).containsExactly(false);
  }

  @Test
  void loggedInAppsAreFoundByEveryKindOfId() {
    List<Map<String, Object>> questions =
        List.of(
            apps(BOB, "user_id"),
            apps("bob", "username"),
            apps("bob@example.com", "email"),
            apps("+86 18800008888", "phone"),
            apps("emp-0001", "external_id"),
            apps("62f20932716fbcc10d966ee5:ou_8bae746eac07cd2564654140d2a9ac61", "identity"),
            apps("lark:ou_8bae746eac07cd2564654140d2a9ac61", "sync_relation"));
    for (JsonNode answer : ask(questions)) {
      assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
      assertThat(answer.path("data").findValuesAsText("appId")).containsExactly(WIKI, CRM, CHAT);
      assertThat(answer.path("data").path(2).path("appName").asText()).isEqualTo("Acme Chat");
    }
  }

  @Test
  void unknownUserIsNotActiveAndHasNoApps() {
    List<JsonNode> answers =
        ask(List.of(check("6229ffa000000000cade3e3e", CHAT), apps("nobody", "username")));
    assertThat(answers.get(0).path("data").path("active").asBoolean(true)).isFalse();
    assertThat(answers.get(1).path("statusCode").asInt()).isEqualTo(404);
    assertThat(answers.get(1).path("apiCode").asInt()).isEqualTo(2004);
  }

  @Test
  void emptyParametersAreNamed() {
    for (JsonNode answer : ask(List.of(check("", CHAT), check(BOB, ""), apps("", "user_id")))) {
      assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(400);
      assertThat(answer.path("message").asText()).matches(".*(userId|appId).*");
    }
  }

  @Test
  void customFieldIsRefusedClearly() {
    JsonNode answer = ask(List.of(apps("x", "custom_field"))).getFirst();
    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(answer.path("message").asText()).contains("custom_field");
  }

  @Test
  void wrongSecretIsRefused() {
    Map<String, Object> question = new LinkedHashMap<>(check(BOB, CHAT));
    question.put("accessKeySecret", SECRET.replace('4', '5'));
    assertWrongSecret(ask(List.of(question)).getFirst());
  }

  @Test
  void kickedUserIsSignedOutOnlyOfThatApp() {
    String user = "kicked-" + UUID.randomUUID();
    TestPool own = new TestPool("sdk-" + user).user(user, ",\"username\":\"k\"");
    own.session(user, "chat", "s1").session(user, "chat", "s2").session(user, "wiki", "s3");
    List<JsonNode> answers =
        ask(
            List.of(
                question(own, CHECK, Map.of("userId", user, "appId", "chat")),
                question(own, KICK, Map.of("userId", user, "appIds", List.of("chat", "none"))),
                question(own, CHECK, Map.of("userId", user, "appId", "chat")),
                question(own, CHECK, Map.of("userId", user, "appId", "wiki")),
                question(own, KICK, kickByName(List.of("wiki"))),
                question(own, CHECK, Map.of("userId", user, "appId", "wiki")),
                question(own, KICK, Map.of("userId", user, "appIds", List.of())),
                question(own, KICK, Map.of("userId", "nobody", "appIds", List.of("chat")))));
    assertThat(answers.stream().map(answer -> answer.path("statusCode").asInt()))
        .containsExactly(200, 200, 200, 200, 200, 200, 400, 404);
    assertThat(answers.get(1).path("data").path("success").asBoolean()).isTrue();
    assertThat(
            Stream.of(0, 2, 3, 5)
                .map(i -> answers.get(i).path("data").path("active").booleanValue()))
        .containsExactly(true, false, true, false);
    assertThat(answers.get(6).path("message").asText()).contains("appIds");
  }

  @Test
  void loggedInIdentitiesAreAnArray() {
    List<JsonNode> answers =
        ask(
            List.of(
                question(IDENTITIES, Map.of("userId", BOB)),
                question(IDENTITIES, Map.of("userId", AMY))));
    assertThat(answers.get(0).path("data").findValuesAsText("idpNameEn")).containsExactly("wechat");
    assertThat(answers.get(0).path("data").path(0).path("idpName").asText()).isEqualTo("微信");
    assertThat(answers.get(1).path("data").isArray()).isTrue();
    assertThat(answers.get(1).path("data")).isEmpty();
  }

  @Test
  void loginHistoryIsPagedAndFiltered() {
    List<JsonNode> answers =
        ask(
            List.of(
                question(HISTORY, Map.of("userId", BOB)),
                question(HISTORY, Map.of("userId", BOB, "page", 2, "limit", 3)),
                question(
                    HISTORY,
                    Map.of(
                        "userId",
                        "bob",
                        "userIdType",
                        "username",
                        "appId",
                        CHAT,
                        "clientIp",
                        "203.0.113.7")),
                // In seconds: the Java SDK accepts only an Integer here.
                question(HISTORY, Map.of("userId", BOB, "start", 1793520000, "end", 1793606400))));
    assertThat(answers.get(0).path("data").path("totalCount").asInt()).isEqualTo(4);
    assertThat(answers.get(0).path("data").path("list").findValuesAsText("appId"))
        .containsExactly(CHAT, CHAT, CRM, WIKI);
    assertThat(answers.get(0).path("data").path("list").path(0).path("time").asText())
        .isEqualTo("2026-11-02T09:30:00.000Z");
    assertThat(answers.get(1).path("data").path("list").findValuesAsText("appName"))
        .containsExactly("Acme Wiki");
    assertThat(answers.get(2).path("data").path("list").findValuesAsText("time"))
        .containsExactly("2026-11-01T08:00:00.000Z");
    assertThat(answers.get(3).path("data").path("list").findValuesAsText("time"))
        .containsExactly("2026-11-01T08:00:00.000Z");
  }

  @Test
  void userExistsByAnyOfItsNames() {
    List<JsonNode> answers =
        ask(
            List.of(
                question(EXISTS, Map.of("username", "bob")),
                question(EXISTS, Map.of("email", "BOB@example.com", "username", "nobody")),
                question(EXISTS, Map.of("externalId", "nobody")),
                question(EXISTS, Map.of("phone", "18800008888")),
                question(EXISTS, Map.of("phone", "8800008888")),
                question(EXISTS, Map.of())));
    assertThat(
            answers.subList(0, 5).stream().map(a -> a.path("data").path("exists").booleanValue()))
        .containsExactly(true, true, false, true, false);
    assertThat(answers.get(5).path("statusCode").asInt()).isEqualTo(400);
    assertThat(answers.get(5).path("message").asText())
        .contains("username, email, phone, externalId");
  }

  @Test
  void usersAreLookedUpByExactNames() {
    List<JsonNode> answers =
        ask(
            List.of(
                question(LIST, Map.of("keywords", "bob")),
                question(LIST, filtered(List.of(condition("id", "IN", List.of(BOB, AMY))))),
                question(
                    LIST,
                    filtered(
                        List.of(
                            condition("email", "IN", List.of("amy@example.com", "bob@example.com")),
                            condition("loggedInApps", "IN", List.of(CRM))))),
                question(LIST, Map.of("options", Map.of("withCustomData", true)))));
    assertThat(answers.get(0).path("data").path("list").findValuesAsText("userId"))
        .containsExactly(BOB);
    assertThat(answers.get(0).path("data").path("list").path(0).path("externalId").asText())
        .isEqualTo("emp-0001");
    JsonNode bob = answers.get(0).path("data").path("list").path(0);
    assertThat(List.of(bob.path("status").asText(), bob.path("workStatus").asText()))
        .containsExactly("Activated", "Active");
    assertThat(List.of(bob.path("gender").asText(), bob.path("userSourceType").asText()))
        .containsExactly("U", "sync");
    assertThat(answers.get(1).path("data").path("totalCount").asInt()).isEqualTo(2);
    assertThat(answers.get(2).path("data").path("list").findValuesAsText("userId"))
        .containsExactly(BOB);
    assertThat(answers.get(3).path("statusCode").asInt()).isEqualTo(501);
  }

  private static Map<String, Object> kickByName(List<String> apps) {
    return Map.of("userId", "k", "appIds", apps, "options", Map.of("userIdType", "username"));
  }

  private static Map<String, Object> condition(String field, String operator, Object value) {
    return Map.of("field", field, "operator", operator, "value", value);
  }

  private static Map<String, Object> filtered(List<Map<String, Object>> conditions) {
    return Map.of("advancedFilter", conditions, "options", Map.of("withIdentities", true));
  }

  private List<Boolean> active(List<Map<String, Object>> questions) {
    List<Boolean> active = new ArrayList<>();
    for (JsonNode answer : ask(questions)) {
      assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
      active.add(answer.path("data").path("active").booleanValue());
    }
    return active;
  }

  private List<JsonNode> ask(List<Map<String, Object>> questions) {
    return Objects.requireNonNull(running).ask(questions);
  }

  private static Map<String, Object> check(String user, String app) {
    return question(CHECK, Map.of("userId", user, "appId", app));
  }

  private static Map<String, Object> apps(String user, String type) {
    return question(APPS, Map.of("userId", user, "userIdType", type));
  }

  private static Map<String, Object> question(String operation, Map<String, ?> parameters) {
    return question(POOL, SECRET, operation, parameters);
  }

  private static Map<String, Object> question(
      TestPool pool, String operation, Map<String, ?> parameters) {
    return question(pool.id(), TestPool.SECRET, operation, parameters);
  }

  private static Map<String, Object> question(
      String keyId, String secret, String operation, Map<String, ?> parameters) {
    return Map.of(
        "accessKeyId", keyId,
        "accessKeySecret", secret,
        "operation", operation,
        "parameters", parameters);
  }
}
