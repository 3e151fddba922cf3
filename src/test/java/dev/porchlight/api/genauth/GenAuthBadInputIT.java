package dev.porchlight.api.genauth;

import static dev.porchlight.api.genauth.Caller.APPS;
import static dev.porchlight.api.genauth.Caller.BOB;
import static dev.porchlight.api.genauth.Caller.CHAT;
import static dev.porchlight.api.genauth.Caller.CHECK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.local.FunctionUnderTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bad input gets the family's own error: HTTP 200, JSON, a code and a message that says what is
/// wrong.
class GenAuthBadInputIT {
  private final FunctionUnderTest function = FunctionUnderTest.demo();
  private final Caller caller = new Caller(function);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "null",
        "\"x\"",
        "{} {}",
        "{\"userId\":\"a\",}",
        "{userId:1}",
        "{\"userId\":\"a\",\"userId\":\"b\",\"appId\":\"c\"}",
        "{\"userId\":\"\\ud800\",\"appId\":\"c\"}"
      })
  void malformedJsonAndDuplicateKeysAreRefused(String body) {
    assertFailure(
        post(body), 400, "The body must be one JSON object in UTF-8, without duplicate keys");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|userId",
        "{\"userId\":\"a\"}|appId",
        "{\"appId\":\"a\"}|userId",
        "{\"userId\":\"\",\"appId\":\"a\"}|userId",
        "{\"userId\":\"a\",\"appId\":\"\"}|appId",
        "{\"userId\":null,\"appId\":\"a\"}|userId",
        "{\"userId\":\"a\",\"appId\":null}|appId",
        "{\"userId\":1,\"appId\":\"a\"}|userId",
        "{\"userId\":true,\"appId\":\"a\"}|userId",
        "{\"userId\":[\"a\"],\"appId\":\"a\"}|userId",
        "{\"userId\":\"a\",\"appId\":{\"a\":1}}|appId",
        "{\"userId\":\"a\",\"appId\":\"a\",\"userIdType\":\"nonsense\"}|userIdType",
        "{\"userId\":\"test#x.com\",\"appId\":\"a\",\"userIdType\":\"email\"}|userId"
      })
  void missingEmptyNullAndWrongFieldsAreNamed(String body, String field) {
    assertFailure(post(body), 400, "Parameter " + field + " is malformed");
  }

  @Test
  void fieldsAreNamedInChineseAsTheOfficialTestsExpect() {
    JsonPath answer =
        caller.asPool().header("x-authing-lang", "zh-CN").get(APPS + "?userId=").jsonPath();
    assertThat(answer.getString("message")).isEqualTo("参数 userId 格式错误");
  }

  @Test
  void emptyBodyLacksItsFields() {
    assertFailure(
        caller.asPool().contentType("application/json").post(CHECK),
        400,
        "Parameter userId is malformed");
  }

  @Test
  void overlongIdsAreRefused() {
    assertFailure(
        post("{\"userId\":\"" + "x".repeat(513) + "\",\"appId\":\"a\"}"),
        400,
        "Parameter userId is malformed");
    assertFailure(
        post("{\"userId\":\"a\",\"appId\":\"" + "x".repeat(513) + "\"}"),
        400,
        "Parameter appId is malformed");
    // GenAuth's own tests: an over-long id in a query is an unknown user.
    assertFailure(
        caller.asPool().get(APPS + "?userId=" + "x".repeat(600)), 404, "The user does not exist");
  }

  @Test
  void idOfAMegabyteAndBodyOverTheLimitAreTooLarge() {
    assertFailure(
        post("{\"userId\":\"" + "x".repeat(1 << 20) + "\",\"appId\":\"a\"}"),
        413,
        "The body is too large");
    assertFailure(post(" ".repeat(65_537)), 413, "The body is too large");
    assertFailure(post("{}" + " ".repeat(65_534)), 400, "Parameter userId is malformed");
  }

  @Test
  void unknownPathIsRefused() {
    for (String path : new String[] {"/api/v3/no-such-operation", "/api/v3/", CHECK + "x"}) {
      assertFailure(
          caller.asPool().contentType("application/json").body("{}").post(path),
          404,
          "There is no such operation");
    }
  }

  @Test
  void wrongMethodIsRefused() {
    assertFailure(
        caller.asPool().get(CHECK), 400, "This operation does not accept this HTTP method");
    assertFailure(
        caller.asPool().delete(CHECK), 400, "This operation does not accept this HTTP method");
    assertFailure(
        caller.asPool().post(APPS), 400, "This operation does not accept this HTTP method");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense"})
  void wrongContentTypeIsRefused(String type) {
    Response response =
        caller
            .asPool()
            .config(
                io.restassured.RestAssured.config()
                    .encoderConfig(
                        io.restassured.config.EncoderConfig.encoderConfig()
                            .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                            .encodeContentTypeAs(type, io.restassured.http.ContentType.TEXT)))
            .header("Content-Type", type)
            .body("{\"userId\":\"a\",\"appId\":\"b\"}")
            .post(CHECK);
    assertFailure(response, 400, "Content-Type must be application/json");
  }

  @Test
  void invalidUtf8IsRefused() {
    byte[] body = "{\"userId\":\"a?b\",\"appId\":\"c\"}".getBytes(StandardCharsets.UTF_8);
    body[12] = (byte) 0xFF;
    assertFailure(
        caller.asPool().contentType("application/json").body(body).post(CHECK),
        400,
        "The body must be one JSON object in UTF-8, without duplicate keys");
    assertFailure(
        caller.asPool().get(APPS + "?userId=%FF"),
        400,
        "The query string must be percent-encoded UTF-8, without duplicate keys");
  }

  @Test
  void separatorsInIdsAreOrdinaryCharactersForATokenCaller() {
    for (String user : new String[] {"a&userIdType=b", "a=b", "a&b", "&", "=", "POOL#x#USER#y"}) {
      JsonPath answer = caller.check(caller.asPool(), Map.of("userId", user, "appId", CHAT));
      assertThat(answer.getBoolean("data.active")).isFalse();
    }
  }

  @Test
  void duplicateQueryKeysAreRefused() {
    assertFailure(
        caller.asPool().get(APPS + "?userId=" + BOB + "&userId=x"),
        400,
        "The query string must be percent-encoded UTF-8, without duplicate keys");
  }

  @Test
  void unknownQueryKeysAreRefusedBecauseTheyMayBePartOfAnId() {
    assertFailure(
        caller.asPool().get(APPS + "?userId=bob&b=c&userIdType=username"),
        400,
        "Parameter b is malformed");
  }

  @ParameterizedTest
  @CsvSource({
    "custom_field,userIdType custom_field is not supported",
    "nonsense,Parameter userIdType is malformed"
  })
  void unsupportedUserIdTypeIsRefused(String type, String message) {
    assertFailure(caller.asPool().get(APPS + "?userId=a&userIdType=" + type), 400, message);
  }

  @ParameterizedTest
  @CsvSource({"email,test%23x.com", "phone,1234567890%23", "identity,x", "sync_relation,:y"})
  void idThatDoesNotFitItsTypeIsRefused(String type, String user) {
    assertFailure(
        caller.asPool().get(APPS + "?userId=" + user + "&userIdType=" + type),
        400,
        "Parameter userId is malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Basic YTpi",
        "Bearer x.y.z",
        "null",
        "authing",
        "x",
        "Bearer eyJhbGciOiJub25lIn0.e30."
      })
  void unusableCredentialsAreRefused(String authorization) {
    Response response =
        caller
            .anonymous()
            .header("Authorization", authorization)
            .contentType("application/json")
            .body("{\"userId\":\"a\",\"appId\":\"b\"}")
            .post(CHECK);
    assertFailure(response, 401, "Not signed in: this request is not permitted");
    assertThat(response.jsonPath().getInt("apiCode")).isEqualTo(2020);
  }

  @Test
  void malformedSignatureIsRefused() {
    Response response =
        caller
            .anonymous()
            .header("Authorization", "authing nonsense")
            .header("date", "1795167000000")
            .contentType("application/json")
            .body("{}")
            .post(CHECK);
    assertFailure(response, 401, "The signature is invalid");
    assertThat(response.jsonPath().getInt("apiCode")).isEqualTo(1300);
  }

  @Test
  void callersSecretsAreNeverLogged() {
    post("{\"userId\":\"canary-user\",\"appId\":\"canary-app\"");
    caller.issue(Caller.POOL, "canary-secret-0123456789");
    caller.anonymous().header("Authorization", "Bearer canary-token").get(APPS);
    assertThat(function.printed()).doesNotContain("canary", Caller.SECRET);
  }

  private Response post(String body) {
    return caller.asPool().contentType("application/json").body(body).post(CHECK);
  }

  private static void assertFailure(Response response, int statusCode, String message) {
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.contentType()).startsWith("application/json");
    JsonPath answer = response.jsonPath();
    assertThat(answer.getString("message")).isEqualTo(message);
    assertThat(answer.getInt("statusCode")).isEqualTo(statusCode);
    assertThat(answer.getString("requestId")).hasSize(36);
    assertThat(answer.getMap("")).doesNotContainKey("data");
  }
}
