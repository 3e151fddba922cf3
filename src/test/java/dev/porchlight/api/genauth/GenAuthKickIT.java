package dev.porchlight.api.genauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.TestUserPool;
import dev.porchlight.workbench.local.TestWorkspace;
import dev.porchlight.workbench.openapi.DescribedAnswers;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Forced logouts take effect immediately, everywhere, and once. Each test has its own user, signed
/// in to `chat` twice and to `wiki`.
class GenAuthKickIT {
  private static final String POOL = "genauth-kicks";
  private static final String KICK = "/api/v3/kick-users";
  private static final int THREADS = 8;

  private static TestPool pool;
  private static TestWorkspace workspace;
  private static FunctionUnderTest function;
  private static Caller caller;

  private String user;

  @BeforeAll
  static void start() {
    pool = new TestPool(POOL).app("chat", "Chat").app("wiki", "Wiki");
    workspace = new TestWorkspace(POOL);
    function = workspace.start(FunctionUnderTest.demoStore().endpoint(), Map.of());
    caller = new Caller(function);
  }

  @AfterAll
  static void stop() {
    function.close();
  }

  @BeforeEach
  void signIn() {
    user = "u-" + UUID.randomUUID();
    pool.user(user, ",\"username\":\"name-of-" + user + "\"")
        .session(user, "chat", user + "-1")
        .session(user, "chat", user + "-2")
        .session(user, "wiki", user + "-3");
    assertThat(isActive("chat")).isTrue();
    assertThat(isActive("wiki")).isTrue();
  }

  @Test
  void kickIsAnsweredInTheDocumentedShape() {
    assertThat(kick(body("[\"chat\"]", "")).asString().replaceAll("[0-9a-f-]{36}", "UUID"))
        .isEqualTo(
            """
            {"statusCode":200,"message":"Success","requestId":"UUID","data":{"success":true}}\
            """);
  }

  @Test
  void kickIsSeenByTheVeryNextCheckAndSparesOtherApps() {
    assertThat(status(kick(body("[\"chat\"]", "")))).isEqualTo(200);
    assertThat(isActive("chat")).isFalse();
    assertThat(isActive("wiki")).isTrue();
  }

  @Test
  void kickSucceedsForUnknownAppsAloneAndBesideKnownOnes() {
    assertThat(status(kick(body("[\"no-such-app\"]", "")))).isEqualTo(200);
    assertThat(isActive("chat")).isTrue();
    assertThat(status(kick(body("[\"no-such-app\",\"wiki\",\"chat\",\"chat\"]", ""))))
        .isEqualTo(200);
    assertThat(isActive("chat")).isFalse();
    assertThat(isActive("wiki")).isFalse();
  }

  @Test
  void kickByTokenCanBeRepeated() {
    for (int i = 0; i < 2; i++) {
      assertThat(status(kick(body("[\"chat\"]", "")))).isEqualTo(200);
      assertThat(isActive("chat")).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"options\":{}",
        ",\"options\":[]",
        ",\"options\":null",
        ",\"options\":{\"userIdType\":null}",
        ",\"options\":{\"userIdType\":\"\"}",
        ",\"options\":{\"userIdType\":\"user_id\"}"
      })
  void optionsAreAcceptedInManyShapes(String options) {
    assertThat(status(kick(body("[\"chat\"]", options)))).isEqualTo(200);
    assertThat(isActive("chat")).isFalse();
  }

  @Test
  void userIdTypeIsHonoured() {
    String named = body("[\"chat\"]", ",\"options\":{\"userIdType\":\"username\"}");
    assertThat(status(kick(named))).isEqualTo(404);
    assertThat(status(kick(named.replace("\"u-", "\"name-of-u-")))).isEqualTo(200);
    assertThat(isActive("chat")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null",
        "[]",
        "\"chat\"",
        "{}",
        "1",
        "[1]",
        "[null]",
        "[\"chat\",{}]",
        "[[\"chat\"]]",
        "[\"\"]"
      })
  void malformedAppIdsAreNamedAndNothingHappens(String apps) {
    JsonPath answer = kickInChinese(body(apps, ""));
    assertThat(answer.getInt("statusCode")).isEqualTo(400);
    assertThat(answer.getString("message")).isEqualTo("参数 appIds 格式错误");
    assertThat(isActive("chat")).isTrue();
  }

  @Test
  void appIdThatIsNotUnicodeIsRefused() {
    JsonPath answer = kickInChinese(body("[\"\\ud800\"]", ""));
    assertThat(answer.getInt("statusCode")).isEqualTo(400);
    assertThat(isActive("chat")).isTrue();
  }

  @Test
  void absentAndTooManyAppIdsAreNamed() {
    JsonPath absent = kickInChinese("{\"userId\":\"" + user + "\"}");
    assertThat(absent.getString("message")).isEqualTo("参数 appIds 格式错误");
    assertThat(kickInChinese(body(apps(51), "")).getString("message")).isEqualTo("参数 appIds 格式错误");
    assertThat(kickInChinese(body(apps(50), "")).getInt("statusCode")).isEqualTo(200);
  }

  @Test
  void unknownUserIsNotFound() {
    JsonPath answer = kickInChinese("{\"userId\":\"nobody\",\"appIds\":[\"chat\"]}");
    assertThat(answer.getInt("statusCode")).isEqualTo(404);
    assertThat(answer.getString("message")).isEqualTo("用户不存在");
    assertThat(kickInChinese("{\"appIds\":[\"chat\"]}").getString("message"))
        .isEqualTo("参数 userId 格式错误");
  }

  @Test
  void kickOfAUserWhoseSignInIsReportedLaterIsNotLost() {
    TestUserPool signIns = new TestUserPool(POOL);
    Instant before = Instant.now().minusSeconds(5);
    assertThat(status(kick(body("[\"chat\",\"mail\"]", "")))).isEqualTo(200);
    signIns.open(user, "chat", user + "-late", before);
    signIns.open(user, "mail", user + "-mail", before);
    assertThat(isActive("chat")).isFalse();
    assertThat(isActive("mail")).isFalse();
    signIns.open(user, "chat", user + "-new", Instant.now());
    assertThat(isActive("chat")).isTrue();
    user = "nobody-" + user;
    assertThat(status(kick(body("[\"chat\"]", "")))).isEqualTo(404);
    assertThat(status(kick(body("[\"chat\"]", "")))).isEqualTo(404);
    signIns.open(user, "chat", "late", before);
    assertThat(isActive("chat")).isFalse();
  }

  /// The user's e-mail address is another's user name.
  @Test
  void nameOfTwoUsersIsAnsweredWithNeither() {
    String text = user + "@corp.example";
    String named = user;
    pool.user("carol-" + named, ",\"email\":\"" + text + "\"")
        .user("mallory-" + named, ",\"username\":\"" + text + "\"")
        .session("mallory-" + named, "chat", named + "-m");
    Map<String, String> question = Map.of("userId", text, "appId", "chat");
    JsonPath answer = caller.check(caller.as(POOL, TestPool.SECRET), question);
    assertThat(answer.getInt("statusCode")).isEqualTo(400);
    assertThat(answer.getString("message"))
        .isEqualTo("userId is a name of several users: say of which kind it is (userIdType)");
    assertThat(answer.getMap("data")).isNull();
    Map<String, String> email = Map.of("userId", text, "appId", "chat", "userIdType", "email");
    assertThat(caller.check(caller.as(POOL, TestPool.SECRET), email).getBoolean("data.active"))
        .isFalse();
  }

  @Test
  void readOnlyKeyMayNotKick() {
    JsonPath answer =
        Caller.post(caller.as(pool.readOnlyKey(), TestPool.SECRET), KICK, body("[\"chat\"]", ""));
    assertThat(answer.getInt("statusCode")).isEqualTo(403);
    assertThat(answer.getString("message")).isEqualTo("The access key lacks the scope write");
    assertThat(isActive("chat")).isTrue();
  }

  @Test
  void signedKickTakesEffectOnce() {
    long date = System.currentTimeMillis();
    assertThat(status(signed(date).post(KICK))).isEqualTo(200);
    assertThat(isActive("chat")).isFalse();
    new TestUserPool(POOL).open(user, "chat", user + "-again");
    JsonPath again = signed(date).post(KICK).jsonPath();
    assertThat(again.getInt("statusCode")).isEqualTo(401);
    assertThat(again.getInt("apiCode")).isEqualTo(1306);
    assertThat(again.getString("message")).isEqualTo("The signature has already been used");
    assertThat(isActive("chat")).isTrue();
  }

  @Test
  void anotherSignatureOfTheSameKickTakesEffect() {
    long date = System.currentTimeMillis();
    assertThat(status(signed(date).post(KICK))).isEqualTo(200);
    new TestUserPool(POOL).open(user, "chat", user + "-again");
    assertThat(status(signed(date + 1).post(KICK))).isEqualTo(200);
    assertThat(isActive("chat")).isFalse();
  }

  @Test
  void refusedSignatureIsNotUsedUp() {
    long date = System.currentTimeMillis();
    String other = "{\"userId\":\"nobody\",\"appIds\":[\"chat\"]}";
    RequestSpecification wrong = pool.signed(caller, date, KICK, other, signedParameters());
    assertThat(wrong.post(KICK).jsonPath().getInt("apiCode")).isEqualTo(1300);
    assertThat(status(signed(date).post(KICK))).isEqualTo(200);
  }

  @Test
  void onlyOneOfManyConcurrentSignedKicksTakesEffect() throws Exception {
    long date = System.currentTimeMillis();
    List<Callable<Integer>> kicks =
        Collections.nCopies(THREADS, () -> status(signed(date).post(KICK)));
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (Future<Integer> answer : threads.invokeAll(kicks)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).hasSize(THREADS).containsOnlyOnce(200);
    assertThat(Collections.frequency(answers, 401)).isEqualTo(THREADS - 1);
    assertThat(isActive("chat")).isFalse();
  }

  @Test
  void signedReadCanBeRepeated() {
    long date = System.currentTimeMillis();
    for (int i = 0; i < 2; i++) {
      assertThat(status(signedCheck(date).post(Caller.CHECK))).isEqualTo(200);
    }
  }

  /// What a caller can put before a path without signing it.
  static List<String> prefixes() {
    return List.of(
        "/stage",
        "/a/b",
        "/%2Fapi%2Fv3%2Fkick-users",
        "/%61pi/v3/kick-users",
        "/x%2Fapi/v3/kick-users",
        "/%2e/x",
        "/x/%2e%2e");
  }

  /// No base path is set, so nothing may precede a path. (The filter would find an operation in
  /// it.)
  @ParameterizedTest
  @MethodSource("prefixes")
  void unsignedPrefixLeadsASignedRequestNowhere(String prefix) {
    RequestSpecification signed =
        signedCheck(System.currentTimeMillis())
            .baseUri(function.functionUrl().toString())
            .noFiltersOfType(DescribedAnswers.class);
    assertThat(signed.post(prefix + Caller.CHECK).statusCode()).isEqualTo(404);
    assertThat(isActive("chat")).isTrue();
  }

  /// An HTTP API decodes the prefix, which can then look like a path of its own.
  @ParameterizedTest
  @MethodSource("prefixes")
  void prefixDecodedByAnHttpApiDoesNeither(String prefix) {
    Response answer =
        signedCheck(System.currentTimeMillis())
            .noFiltersOfType(DescribedAnswers.class)
            .post(prefix + Caller.CHECK);
    assertThat(answer.asString()).containsPattern("\"status(Code)?\":40[04]");
    assertThat(isActive("chat")).isTrue();
  }

  @Test
  void kickIsSeenByRocketChatImmediately() {
    workspace.users(
        TestWorkspace.user(
            user, "user", TestWorkspace.login("t-" + user, "2098-01-01T00:00:00.000Z")));
    workspace.sessions(
        TestWorkspace.session("s-" + user, user, "t-" + user, "2026-11-01T08:00:00.000Z"));
    assertThat(isActive("rocketchat")).isTrue();
    assertThat(info().statusCode()).isEqualTo(200);
    assertThat(status(kick(body("[\"rocketchat\"]", "")))).isEqualTo(200);
    assertThat(isActive("rocketchat")).isFalse();
    assertThat(info().statusCode()).as("the login token ended with the session").isEqualTo(401);
  }

  private Response info() {
    return TestWorkspace.as(function, user, "t-" + user).get("/info?sessionId=s-" + user);
  }

  private RequestSpecification signed(long date) {
    return pool.signed(caller, date, KICK, body("[\"chat\"]", ""), signedParameters());
  }

  private String signedParameters() {
    return "appIds=[\"chat\"]&userId=" + user;
  }

  private RequestSpecification signedCheck(long date) {
    String body = "{\"userId\":\"%s\",\"appId\":\"chat\"}".formatted(user);
    return pool.signed(caller, date, Caller.CHECK, body, "appId=chat&userId=" + user);
  }

  private Response kick(String body) {
    return caller.as(POOL, TestPool.SECRET).contentType("application/json").body(body).post(KICK);
  }

  private JsonPath kickInChinese(String body) {
    return Caller.post(
        caller.as(POOL, TestPool.SECRET).header("x-authing-lang", "zh-CN"), KICK, body);
  }

  private String body(String apps, String more) {
    return "{\"userId\":\"%s\",\"appIds\":%s%s}".formatted(user, apps, more);
  }

  private static String apps(int count) {
    return "[" + String.join(",", Collections.nCopies(count, "\"some-app\"")) + "]";
  }

  private boolean isActive(String app) {
    Map<String, String> question = Map.of("userId", user, "appId", app);
    return caller.check(caller.as(POOL, TestPool.SECRET), question).getBoolean("data.active");
  }

  private static int status(Response response) {
    return response.jsonPath().getInt("statusCode");
  }
}
