package dev.porchlight.api.genauth;

import static dev.porchlight.api.genauth.Caller.AMY;
import static dev.porchlight.api.genauth.Caller.APPS;
import static dev.porchlight.api.genauth.Caller.BOB;
import static dev.porchlight.api.genauth.Caller.CHAT;
import static dev.porchlight.api.genauth.Caller.CHECK;
import static dev.porchlight.api.genauth.Caller.CRM;
import static dev.porchlight.api.genauth.Caller.OTHER_POOL;
import static dev.porchlight.api.genauth.Caller.OTHER_SECRET;
import static dev.porchlight.api.genauth.Caller.POOL;
import static dev.porchlight.api.genauth.Caller.READ_ONLY_KEY;
import static dev.porchlight.api.genauth.Caller.READ_ONLY_SECRET;
import static dev.porchlight.api.genauth.Caller.SECRET;
import static dev.porchlight.api.genauth.Caller.WIKI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.local.FunctionUnderTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the operations answer, byte for byte.
class GenAuthApiIT {
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final Caller caller = new Caller(FunctionUnderTest.demo());

  @ParameterizedTest
  @CsvSource({
    BOB + "," + CHAT + ",true",
    BOB + "," + WIKI + ",false",
    BOB + "," + CRM + ",false",
    AMY + "," + WIKI + ",true",
    AMY + "," + CHAT + ",false",
    "6229ffa000000000cade3e3e," + CHAT + ",false",
    BOB + ",no-such-app,false",
    "bob," + CHAT + ",true",
    "bob@example.com," + CHAT + ",true",
    "BOB@EXAMPLE.COM," + CHAT + ",true",
    "+86 18800008888," + CHAT + ",true",
    "emp-0001," + CHAT + ",true",
    "62f20932716fbcc10d966ee5:ou_8bae746eac07cd2564654140d2a9ac61," + CHAT + ",true",
    "lark:ou_8bae746eac07cd2564654140d2a9ac61," + CHAT + ",true",
    "bob," + WIKI + ",false",
    "amy," + WIKI + ",true",
    "nobody," + CHAT + ",false"
  })
  void checkMatchesTheFixtureTableForEveryKindOfId(String user, String app, boolean active) {
    assertThat(caller.check(user, app).getBoolean("data.active")).isEqualTo(active);
  }

  @Test
  void sameIdsInAnotherPoolAreOtherUsersAndApps() {
    JsonPath answer =
        caller.check(caller.as(OTHER_POOL, OTHER_SECRET), Map.of("userId", BOB, "appId", CHAT));
    assertThat(answer.getBoolean("data.active")).isFalse();
    JsonPath apps =
        caller.as(OTHER_POOL, OTHER_SECRET).queryParam("userId", BOB).get(APPS).jsonPath();
    assertThat(apps.getList("data.appName")).isEqualTo(List.of("Other tenant's chat"));
  }

  @Test
  void checkAnswersInTheDocumentedShape() {
    Response response =
        caller
            .asPool()
            .contentType("application/json")
            .body(Map.of("userId", BOB, "appId", CHAT))
            .post(CHECK);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.contentType()).startsWith("application/json");
    assertThat(response.asString())
        .matches(
            "\\{\"statusCode\":200,\"message\":\"Success\",\"requestId\":\""
                + UUID
                + "\",\"data\":\\{\"active\":true}}");
  }

  @Test
  void appsAnswerInTheDocumentedShape() {
    Response response = caller.asPool().queryParam("userId", AMY).get(APPS);
    assertThat(response.asString().replaceAll(UUID, "UUID"))
        .isEqualTo(
            """
            {"statusCode":200,"message":"Success","requestId":"UUID",\
            "data":[{"appId":"62188e71c0000000a1b2c3d4","appName":"Acme Wiki",\
            "appLogo":"https://cdn.example.com/wiki.png",\
            "appLoginUrl":"https://wiki.example.com/login"}]}\
            """);
  }

  @Test
  void failureAnswersInTheDocumentedShape() {
    assertThat(caller.anonymous().get(APPS).asString().replaceAll(UUID, "UUID"))
        .isEqualTo(
            """
            {"statusCode":401,"message":"Not signed in: this request is not permitted",\
            "apiCode":2020,"requestId":"UUID"}\
            """);
  }

  @Test
  void tokenAnswersInTheDocumentedShape() {
    JsonPath answer = caller.issue(POOL, SECRET);
    assertThat(answer.getMap("")).containsOnlyKeys("statusCode", "message", "requestId", "data");
    assertThat(answer.getMap("data")).containsOnlyKeys("access_token", "expires_in");
    assertThat(answer.getInt("data.expires_in")).isEqualTo(7200);
    assertThat(answer.getString("data.access_token").split("\\.", -1)).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    BOB + ",user_id",
    "bob,username",
    "bob@example.com,email",
    "%2B86%2018800008888,phone",
    "%2B86+18800008888,phone",
    "%2086%2018800008888,phone",
    "emp-0001,external_id",
    "62f20932716fbcc10d966ee5:ou_8bae746eac07cd2564654140d2a9ac61,identity",
    "lark:ou_8bae746eac07cd2564654140d2a9ac61,sync_relation"
  })
  void appsAreFoundByEveryKindOfId(String user, String type) {
    JsonPath answer =
        caller.asPool().get(APPS + "?userId=" + user + "&userIdType=" + type).jsonPath();
    assertThat(answer.getList("data.appName"))
        .isEqualTo(List.of("Acme Wiki", "Acme CRM", "Acme Chat"));
  }

  @Test
  void checkHonoursTheUserIdType() {
    for (String type : List.of("username", "user_id")) {
      JsonPath answer =
          caller.check(caller.asPool(), Map.of("userId", "bob", "appId", CHAT, "userIdType", type));
      assertThat(answer.getBoolean("data.active")).isEqualTo(type.equals("username"));
    }
  }

  @Test
  void knownUserWithoutSignInHasAnEmptyArrayOfApps() {
    JsonPath answer =
        caller.asPool().queryParam("userId", "6400aa110000000012345678").get(APPS).jsonPath();
    assertThat(answer.getInt("statusCode")).isEqualTo(200);
    assertThat(answer.getList("data")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "%20", "6229ffa000000000cade3e3e"})
  void unknownUserHasNoApps(String user) {
    JsonPath answer =
        caller.asPool().header("x-authing-lang", "zh-CN").get(APPS + "?userId=" + user).jsonPath();
    assertThat(answer.getInt("statusCode")).isEqualTo(404);
    assertThat(answer.getInt("apiCode")).isEqualTo(2004);
    assertThat(answer.getString("message")).isEqualTo("用户不存在");
    assertThat(answer.getMap("")).doesNotContainKey("data");
  }

  @Test
  void tokenIsAcceptedWithAndWithoutItsScheme() {
    String token = caller.token(POOL, SECRET);
    for (String header : List.of(token, "Bearer " + token, "bearer " + token, "BEARER  " + token)) {
      JsonPath answer =
          caller.check(
              caller.anonymous().header("Authorization", header),
              Map.of("userId", BOB, "appId", CHAT));
      assertThat(answer.getBoolean("data.active")).as(header.substring(0, 8)).isTrue();
    }
  }

  @Test
  void tokenOperationIgnoresAuthorization() {
    JsonPath answer =
        Caller.post(
            caller.anonymous().header("Authorization", "Bearer "),
            Caller.TOKEN,
            "{\"accessKeySecret\":\"" + SECRET + "\",\"accessKeyId\":\"" + POOL + "\"}");
    assertThat(answer.getInt("statusCode")).isEqualTo(200);
  }

  @Test
  void wrongSecretAndUnknownKeyGetNoToken() {
    JsonPath wrong = caller.issue(POOL, SECRET.replace('4', '5'));
    assertThat(wrong.getInt("statusCode")).isEqualTo(401);
    assertThat(wrong.getInt("apiCode")).isEqualTo(1300);
    JsonPath unknown = caller.issue("6250f12d5d0000009bcfcf79", SECRET);
    assertThat(unknown.getInt("statusCode")).isEqualTo(401);
    assertThat(unknown.getInt("apiCode")).isEqualTo(2224);
  }

  @Test
  void readOnlyKeyMayRead() {
    JsonPath answer =
        caller.check(
            caller.as(READ_ONLY_KEY, READ_ONLY_SECRET), Map.of("userId", BOB, "appId", CHAT));
    assertThat(answer.getBoolean("data.active")).isTrue();
  }

  @Test
  void writeOnlyKeyMayNotRead() throws Exception {
    Path file = Files.createTempFile("write-only-key", ".jsonl");
    Files.writeString(
        file,
        """
        {"type":"accessKey","id":"write-only","secret":"0123456789abcdef","userPoolId":"p",\
        "scopes":["write"]}\
        """);
    FunctionUnderTest.load(FunctionUnderTest.demoStore(), file);
    JsonPath answer =
        caller.check(
            caller.as("write-only", "0123456789abcdef"), Map.of("userId", BOB, "appId", CHAT));
    assertThat(answer.getInt("statusCode")).isEqualTo(403);
    assertThat(answer.getString("message")).isEqualTo("The access key lacks the scope read");
  }

  @ParameterizedTest
  @CsvSource({POOL + ",200", "'',200", OTHER_POOL + ",403", "nonsense,403"})
  void userPoolHeaderMustMatchTheKey(String pool, int statusCode) {
    JsonPath answer =
        caller.check(
            caller.asPool().header("x-authing-userpool-id", pool),
            Map.of("userId", BOB, "appId", CHAT));
    assertThat(answer.getInt("statusCode")).isEqualTo(statusCode);
  }

  @Test
  void accessKeyAsUserPoolIsAcceptedBecausePhpSendsIt() {
    JsonPath answer =
        caller.check(
            caller
                .as(READ_ONLY_KEY, READ_ONLY_SECRET)
                .header("x-authing-userpool-id", READ_ONLY_KEY),
            Map.of("userId", BOB, "appId", CHAT));
    assertThat(answer.getInt("statusCode")).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"zh-CN,操作成功", "zh-TW,操作成功", "en-US,Success", "'',Success", "ja-JP,Success"})
  void messageIsInTheRequestedLanguage(String language, String message) {
    for (String header : List.of("x-authing-lang", "x-genauth-lang", "X-Authing-Lang")) {
      JsonPath answer =
          caller.check(
              caller.asPool().header(header, language), Map.of("userId", BOB, "appId", CHAT));
      assertThat(answer.getString("message")).isEqualTo(message);
    }
  }

  @Test
  void everyRequestHasItsOwnId() {
    assertThat(caller.check(BOB, CHAT).getString("requestId"))
        .isNotEqualTo(caller.check(BOB, CHAT).getString("requestId"));
  }
}
