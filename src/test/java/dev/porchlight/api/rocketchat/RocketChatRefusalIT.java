package dev.porchlight.api.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.TestWorkspace;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who and what is refused, and with which message.
class RocketChatRefusalIT {
  private static final String POOL = "chat-refusals";
  private static final String USER = "userAAAAAAAAAAAAA";
  private static final String STRANGER = "userBBBBBBBBBBBBB";
  private static final String TOKEN = "token-of-the-user";
  private static final String PERSONAL = "personal-token-of-the-user";
  private static final String EXPIRED = "expired-token-of-the-user";
  private static final String STRANGERS = "token-of-the-stranger";
  private static final String LAST_YEAR = "2025-01-01T00:00:00.000Z";
  private static final String FAR = "2098-01-01T00:00:00.000Z";

  private static final String NOT_LOGGED_IN =
      """
      {"success":false,"error":"You must be logged in to do this.","status":"error",\
      "message":"You must be logged in to do this."}\
      """;
  private static final String NOT_FOUND = "{\"success\":false,\"error\":\"Session not found\"}";

  private static FunctionUnderTest function;

  @BeforeAll
  static void start() {
    new TestWorkspace(POOL)
        .users(
            TestWorkspace.user(
                USER,
                "guest",
                TestWorkspace.login(TOKEN, FAR),
                TestWorkspace.login(EXPIRED, LAST_YEAR),
                TestWorkspace.personal(PERSONAL)),
            TestWorkspace.user(STRANGER, "admin", TestWorkspace.login(STRANGERS, FAR)))
        .sessions(
            TestWorkspace.session("own", USER, TOKEN, LAST_YEAR),
            TestWorkspace.session("strangers", STRANGER, STRANGERS, LAST_YEAR));
    new TestWorkspace("chat-refusals-elsewhere")
        .users(TestWorkspace.user(USER, "admin", TestWorkspace.login("elsewhere", FAR)))
        .sessions(TestWorkspace.session("foreign", USER, "elsewhere", LAST_YEAR));
    function = new TestWorkspace(POOL).start(FunctionUnderTest.demoStore().endpoint(), Map.of());
  }

  @AfterAll
  static void stop() {
    function.close();
  }

  @Test
  void validCredentialsShowTheCallersOwnSession() {
    for (String token : new String[] {TOKEN, PERSONAL}) {
      Response answer = TestWorkspace.as(function, USER, token).get("/info?sessionId=own");
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    USER + ",wrong",
    USER + "," + EXPIRED,
    USER + "," + STRANGERS,
    USER + ",elsewhere",
    STRANGER + "," + TOKEN,
    "nobody," + TOKEN,
    USER + ",'" + TOKEN + ", " + TOKEN + "'",
    "'" + USER + "," + STRANGER + "'," + TOKEN,
    USER + ",''",
    "''," + TOKEN
  })
  void badCredentialsAreAllRefusedAlike(String user, String token) {
    assertRefused(TestWorkspace.as(function, user, token).get("/info?sessionId=own"));
  }

  @Test
  void missingHeadersAreRefusedAlike() {
    RequestSpecification nobody = TestWorkspace.anonymous(function);
    assertRefused(nobody.get("/info?sessionId=own"));
    assertRefused(
        TestWorkspace.anonymous(function).header("X-User-Id", USER).get("/info?sessionId=own"));
    assertRefused(
        TestWorkspace.anonymous(function).header("X-Auth-Token", TOKEN).get("/info?sessionId=own"));
    assertRefused(
        TestWorkspace.anonymous(function).header("Authorization", "Bearer " + TOKEN).get("/list"));
    assertRefused(
        TestWorkspace.anonymous(function)
            .cookie("rc_uid", USER)
            .cookie("rc_token", TOKEN)
            .get("/list"));
  }

  @Test
  void storedHashIsNotAToken() {
    for (String token : new String[] {TOKEN, PERSONAL}) {
      assertRefused(
          TestWorkspace.as(function, USER, TestWorkspace.hash(token)).get("/info?sessionId=own"));
    }
  }

  @Test
  void badCredentialsAreReportedBeforeBadParameters() {
    assertRefused(TestWorkspace.as(function, USER, "wrong").get("/info?a=b"));
    assertRefused(TestWorkspace.as(function, USER, "wrong").get("/list.all?a=b"));
    assertRefused(TestWorkspace.as(function, USER, "wrong").post("/logout"));
  }

  @Test
  void refusedCallerGetsNoRateLimitHeaders() {
    assertThat(TestWorkspace.as(function, USER, "wrong").get("/list").header("X-RateLimit-Limit"))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nope",
        "",
        "strangers",
        "foreign",
        "OWN",
        "own%20",
        "a%20b%2Bc%2Fd%26%C3%A9",
        "%FF",
        "own%00"
      })
  void onlyTheCallersOwnSessionIsFound(String id) {
    assertAnswer(caller().get("/info?sessionId=" + id), 404, NOT_FOUND);
  }

  @Test
  void overlongSessionIdIsNotFound() {
    assertAnswer(caller().get("/info?sessionId=" + "x".repeat(4_000)), 404, NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/info|must have required property 'sessionId'",
        "/info?a=b|must have required property 'sessionId'",
        "/info?sessionId=own&a=b|must NOT have additional properties",
        "/info?sessionId=own&sessionId=own|must be string",
        "/info?sessionId[]=own|must be string",
        "/info?sessionId%5Bx%5D=own|must be string",
        "/list?query=x|must NOT have additional properties",
        "/list?count=abc|must be number",
        "/list?count=|must be number",
        "/list?offset=1x|must be number",
        "/list?offset[]=1|must be number",
        "/list?filter[]=a|must be string",
        "/list?filter=a&filter=b|must be string",
        "/list?sort[x]=1|must be string",
        "/list.all?fields=x|must NOT have additional properties",
        "/info.admin|must have required property 'sessionId'"
      })
  void badParametersAreNamed(String target, String text) {
    assertAnswer(
        caller().get(target),
        400,
        "{\"success\":false,\"error\":\"%s [invalid-params]\",\"errorType\":\"invalid-params\"}"
            .formatted(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%7B%22loginAt%22%3A2%7D|{\\\"loginAt\\\":2}",
        "%7B%22loginAt%22%3A%221%22%7D|{\\\"loginAt\\\":\\\"1\\\"}",
        "null|null",
        "%7B|{",
        "loginAt|loginAt"
      })
  void badSortIsEchoed(String sort, String echoed) {
    assertAnswer(
        caller().get("/list?sort=" + sort),
        400,
        """
        {"success":false,"error":"Invalid sort parameter provided: \\"%s\\" \
        [error-invalid-sort]","errorType":"error-invalid-sort",\
        "details":{"helperMethod":"parseJsonQuery"}}\
        """
            .formatted(echoed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/list?sort=%7B%22ip%22%3A1%7D|error-invalid-sort-keys",
        "/list?sort=%5B1%5D|error-invalid-sort-keys",
        "/list?sort=%7B%7D|$sort stage must have at least one sort key",
        "/list?count=0|the limit must be positive",
        "/list?count=-1|the limit must be positive"
      })
  void impossibleListIsRefused(String target, String text) {
    assertAnswer(caller().get(target), 400, "{\"success\":false,\"error\":\"%s\"}".formatted(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "\"own\"", "null", "{\"a\":1}", "{\"session\":\"own\"} {}"})
  void bodyWithoutTheSessionIdIsRefused(String body) {
    assertAnswer(
        caller().contentType("application/json").body(body).post("/logout.me"),
        400,
        """
        {"success":false,"error":"must have required property 'sessionId' [invalid-params]",\
        "errorType":"invalid-params"}\
        """);
  }

  @Test
  void bodiesOfOtherTypesAreNotRead() {
    for (String type : new String[] {"text/plain", "application/xml"}) {
      Response answer =
          caller().contentType(type).body("{\"sessionId\":\"own\"}").post("/logout.me");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.jsonPath().getString("errorType")).isEqualTo("invalid-params");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"sessionId\":[\"own\"]}|400|must be string [invalid-params]",
        "{\"sessionId\":{\"$gt\":\"\"}}|400|must be string [invalid-params]",
        "{\"sessionId\":\"own\",\"a\":1}|400|must NOT have additional properties [invalid-params]",
        "{\"sessionId\":1}|404|Session not found",
        "{\"sessionId\":null}|404|Session not found",
        "{\"sessionId\":true}|404|Session not found",
        "{\"sessionId\":\"strangers\"}|404|Session not found",
        "{\"sessionId\":\"foreign\"}|404|Session not found",
        "{\"sessionId\":\"\\ud800\"}|404|Session not found"
      })
  void badBodiesAreRefused(String body, int status, String error) {
    Response answer = caller().contentType("application/json").body(body).post("/logout.me");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.jsonPath().getString("error")).isEqualTo(error);
  }

  @Test
  void bodyOverTheLimitIsTooLarge() {
    for (String path : new String[] {"/logout.me", "/logout"}) {
      Response answer =
          caller()
              .contentType("application/json")
              .body("{\"sessionId\":\"" + "x".repeat(1 << 20) + "\"}")
              .post(path);
      assertAnswer(answer, 413, "{\"success\":false,\"error\":\"request entity too large\"}");
    }
  }

  @Test
  void queryOverTheLimitIsTooLong() {
    assertAnswer(
        caller().get("/list?filter=" + "x".repeat(8_200)),
        414,
        "{\"success\":false,\"error\":\"request URI too long\"}");
  }

  @Test
  void administrationNeedsTheRole() {
    String body =
        """
        {"success":false,"error":"User does not have the permissions required for this action \
        [error-unauthorized]"}\
        """;
    assertAnswer(caller().get("/list.all"), 403, body);
    assertAnswer(caller().get("/info.admin?sessionId=own"), 403, body);
    assertAnswer(
        caller().contentType("application/json").body("{\"sessionId\":\"own\"}").post("/logout"),
        403,
        body);
  }

  @Test
  void administratorsFindOnlyExactIdsOfTheirOwnWorkspace() {
    for (String id : new String[] {"ow", USER, ".*", "foreign", ""}) {
      assertAnswer(
          TestWorkspace.as(function, STRANGER, STRANGERS).get("/info.admin?sessionId=" + id),
          404,
          NOT_FOUND);
    }
  }

  @Test
  void optionsAreNotAnsweredByTheFamily() {
    Response options = caller().options("/info");
    assertThat(options.statusCode()).isEqualTo(200);
    assertThat(options.header("Access-Control-Allow-Origin")).isNull();
    assertThat(options.header("X-RateLimit-Limit")).isNull();
  }

  @Test
  void unknownPathAndWrongMethodAreRefusedInJson() {
    String body =
        """
        {"success":false,"error":"API endpoint does not exist","status":"error",\
        "message":"API endpoint does not exist"}\
        """;
    assertAnswer(caller().get("/nothing"), 404, body);
    Response wrong = caller().post("/info");
    assertAnswer(wrong, 405, body);
    assertThat(wrong.header("Allow")).isEqualTo("GET");
    assertThat(caller().get("/logout.me").header("Allow")).isEqualTo("POST");
  }

  private static RequestSpecification caller() {
    return TestWorkspace.as(function, USER, TOKEN);
  }

  private static void assertRefused(Response answer) {
    assertAnswer(answer, 401, NOT_LOGGED_IN);
  }

  private static void assertAnswer(Response answer, int status, String body) {
    assertThat(answer.asString()).isEqualTo(body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/json");
  }
}
