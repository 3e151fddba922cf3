package dev.porchlight.api.genauth;

import static dev.porchlight.api.genauth.Caller.APPS;
import static dev.porchlight.api.genauth.Caller.BOB;
import static dev.porchlight.api.genauth.Caller.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.api.FaultyStore;
import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.StoreProxy;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How often the store is called, and what is answered when it does not answer.
@Order(3)
class GenAuthStoreIT {
  @RegisterExtension static final FaultyStore STORE = new FaultyStore();

  private static StoreProxy proxy;
  private static FunctionUnderTest function;
  private static Caller caller;
  private static String token;
  private static TestPool pool;
  private static String poolToken;

  @BeforeAll
  static void start() {
    proxy = STORE.proxy();
    function = STORE.start(Map.of(), "function-store");
    caller = new Caller(function);
    token = caller.token(Caller.POOL, Caller.SECRET);
    pool = new TestPool("genauth-store");
    poolToken = caller.token(pool.id(), TestPool.SECRET);
  }

  @Test
  void warmCheckIsOneGetItem() {
    check(BOB);
    proxy.forgetCalls();
    assertThat(check(BOB).getBoolean("data.active")).isTrue();
    assertThat(proxy.calls()).containsExactly("GetItem");
  }

  @Test
  void checkInAFreshEnvironmentIsTwoGetItems() {
    String fresh = caller.token(Caller.OTHER_POOL, Caller.OTHER_SECRET);
    try (FunctionUnderTest other =
        FunctionUnderTest.start(proxy.address(), Map.of(), "function-fresh")) {
      proxy.forgetCalls();
      Caller.post(
          new Caller(other).anonymous().header("Authorization", fresh),
          Caller.CHECK,
          Map.of("userId", BOB, "appId", CHAT));
      assertThat(proxy.calls()).containsExactly("GetItem", "GetItem");
    }
  }

  @Test
  void checkOfAnUnknownUserOrAppIsOneGetItemToo() {
    check(BOB);
    proxy.forgetCalls();
    assertThat(check("0".repeat(24)).getBoolean("data.active")).isFalse();
    assertThat(proxy.calls()).containsExactly("GetItem");
  }

  @Test
  void checkByAliasIsThreeReads() {
    check(BOB);
    proxy.forgetCalls();
    assertThat(check("bob@example.com").getBoolean("data.active")).isTrue();
    assertThat(proxy.calls()).containsExactly("Query", "BatchGetItem", "Query");
  }

  @Test
  void appsAreOneQueryOnceTheirNamesAreKnown() {
    apps();
    proxy.forgetCalls();
    assertThat(apps().getList("data")).hasSize(3);
    assertThat(proxy.calls()).containsExactly("Query");
  }

  @Test
  void queriesAboutUsersCostWhatTheDocsSay() {
    exists();
    proxy.forgetCalls();
    assertThat(exists().getBoolean("data.exists")).isTrue();
    assertThat(proxy.calls()).containsExactly("BatchGetItem");
    history();
    proxy.forgetCalls();
    assertThat(history().getList("data.list")).hasSize(4);
    assertThat(proxy.calls()).containsExactly("Query", "Query");
  }

  @Test
  void signatureOfAKickIsRecordedByOneWriteBeforeAnythingElse() {
    signIn("counted");
    signedKick("counted", System.currentTimeMillis());
    proxy.forgetCalls();
    assertThat(signedKick("counted", System.currentTimeMillis() + 1).getInt("statusCode"))
        .isEqualTo(200);
    assertThat(proxy.calls()).startsWith("PutItem").containsOnlyOnce("PutItem");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void kickInAnOutageIsA503AndKickingAgainCompletesIt(StoreProxy.Fault fault) {
    String user = "kicked-in-" + fault;
    signIn(user);
    long date = System.currentTimeMillis();
    assertThat(isActive(user)).isTrue();
    proxy.play(fault);
    assertOutage(signedKick(user, date));
    proxy.play(StoreProxy.Fault.NONE);
    assertThat(isActive(user)).isTrue();
    assertThat(signedKick(user, date + 1).getInt("statusCode")).isEqualTo(200);
    assertThat(isActive(user)).isFalse();
  }

  @Test
  void unknownAccessKeyIsLookedUpOnceLikeAKnownOne() {
    caller.issue("unknown-key", Caller.SECRET);
    caller.issue(Caller.POOL, Caller.SECRET);
    proxy.forgetCalls();
    caller.issue("unknown-key", Caller.SECRET);
    caller.issue(Caller.POOL, Caller.SECRET);
    assertThat(proxy.calls()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SILENCE", "THROTTLED", "DENIED"})
  void outageIsA503AndNeverAnAnswerAboutASession(StoreProxy.Fault fault) {
    check(BOB);
    apps();
    proxy.play(fault);
    assertOutage(check(BOB));
    assertOutage(apps());
    assertOutage(history());
    assertOutage(exists());
    assertOutage(caller.issue("key-nobody-asked-for-" + fault, Caller.SECRET));
    proxy.play(StoreProxy.Fault.NONE);
    assertThat(check(BOB).getBoolean("data.active")).isTrue();
  }

  @Test
  void outageIsLoggedInOneLineWithTheRequestId() {
    proxy.play(StoreProxy.Fault.DENIED);
    String id = check(BOB).getString("requestId");
    List<String> lines = function.printed().lines().filter(line -> line.contains(id)).toList();
    assertThat(lines).hasSize(1);
    assertThat(JsonPath.from(lines.getFirst()).getMap(""))
        .containsEntry("event", "store_unavailable")
        .containsEntry("family", "genauth")
        .containsEntry("operation", "POST " + Caller.CHECK)
        .containsEntry("storeCalls", 1)
        .containsEntry("message", "DynamoDB refused: AccessDeniedException");
    assertThat(lines.getFirst()).doesNotContain(BOB, token);
  }

  private static JsonPath check(String user) {
    return caller.check(
        caller.anonymous().header("Authorization", token), Map.of("userId", user, "appId", CHAT));
  }

  private static JsonPath exists() {
    return Caller.post(
        caller.anonymous().header("Authorization", token),
        "/api/v3/is-user-exists",
        Map.of("username", "bob", "email", "bob@example.com"));
  }

  private static JsonPath history() {
    return caller
        .anonymous()
        .header("Authorization", token)
        .get("/api/v3/get-user-login-history?userId=" + BOB)
        .jsonPath();
  }

  private static void signIn(String user) {
    pool.user(user, "").session(user, "chat", user);
  }

  private static boolean isActive(String user) {
    return caller
        .check(
            caller.anonymous().header("Authorization", poolToken),
            Map.of("userId", user, "appId", "chat"))
        .getBoolean("data.active");
  }

  private static JsonPath signedKick(String user, long date) {
    String path = "/api/v3/kick-users";
    String body = "{\"userId\":\"%s\",\"appIds\":[\"chat\"]}".formatted(user);
    String parameters = "appIds=[\"chat\"]&userId=" + user;
    return pool.signed(caller, date, path, body, parameters).post(path).jsonPath();
  }

  private static JsonPath apps() {
    return caller
        .anonymous()
        .header("Authorization", token)
        .queryParam("userId", BOB)
        .get(APPS)
        .jsonPath();
  }

  private static void assertOutage(JsonPath answer) {
    assertThat(answer.getInt("statusCode")).isEqualTo(503);
    assertThat(answer.getString("message"))
        .isEqualTo("The service is temporarily unavailable; try again later");
    assertThat(answer.getMap("")).doesNotContainKeys("data", "apiCode");
  }
}
