package dev.porchlight.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.porchlight.local.FunctionUnderTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the user of any GenAuth SDK gets, whatever its language and credentials.
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

  abstract Sdk sdk();

  /// What a wrong secret looks like to the SDK's user.
  abstract void assertWrongSecret(JsonNode answer);

  @Test
  void checkAnswersTheFixtureTable() {
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
  void checkTakesEveryKindOfId() {
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
  void otherTenantsUserWithTheSameIdIsAnother() {
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

  private List<Boolean> active(List<Map<String, Object>> questions) {
    List<Boolean> active = new ArrayList<>();
    for (JsonNode answer : ask(questions)) {
      assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
      active.add(answer.path("data").path("active").booleanValue());
    }
    return active;
  }

  private List<JsonNode> ask(List<Map<String, Object>> questions) {
    return sdk().ask(FunctionUnderTest.demo().address(), questions);
  }

  private static Map<String, Object> check(String user, String app) {
    return question(CHECK, Map.of("userId", user, "appId", app));
  }

  private static Map<String, Object> apps(String user, String type) {
    return question(APPS, Map.of("userId", user, "userIdType", type));
  }

  private static Map<String, Object> question(String operation, Map<String, String> parameters) {
    return Map.of(
        "accessKeyId", POOL,
        "accessKeySecret", SECRET,
        "operation", operation,
        "parameters", parameters);
  }
}
