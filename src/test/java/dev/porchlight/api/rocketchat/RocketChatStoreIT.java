package dev.porchlight.api.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.api.FaultyStore;
import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.StoreProxy;
import dev.porchlight.workbench.local.StoreTimeouts;
import dev.porchlight.workbench.local.TestWorkspace;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How often the store is called, and what is answered when it does not answer.
class RocketChatStoreIT {
  private static final String USER = "storeAAAAAAAAAAAA";
  private static final String FAR = "2098-01-01T00:00:00.000Z";
  private static final String INFO = "/info?sessionId=s1";

  @RegisterExtension static final FaultyStore STORE = new FaultyStore();

  private static StoreProxy proxy;
  private static FunctionUnderTest function;

  @BeforeAll
  static void start() {
    proxy = STORE.proxy();
    TestWorkspace workspace =
        new TestWorkspace("chat-store")
            .users(
                TestWorkspace.user(
                    USER, "admin", TestWorkspace.login("t1", FAR), TestWorkspace.login("t2", FAR)))
            .sessions(
                TestWorkspace.session("s1", USER, "t1", "2026-01-01T00:00:00.000Z"),
                TestWorkspace.session("s2", USER, "t2", "2026-01-01T00:00:00.000Z"));
    function = STORE.closedAtTheEnd(workspace.start(proxy.address(), StoreTimeouts.SHORT));
  }

  @Test
  void infoIsOneBatchGetItem() {
    proxy.forgetCalls();
    assertThat(caller().get(INFO).statusCode()).isEqualTo(200);
    assertThat(proxy.calls()).containsExactly("BatchGetItem");
  }

  @Test
  void infoOfAnUnknownSessionOrCallerIsOneBatchGetItemToo() {
    proxy.forgetCalls();
    assertThat(caller().get("/info?sessionId=nope").statusCode()).isEqualTo(404);
    assertThat(TestWorkspace.as(function, USER, "wrong").get(INFO).statusCode()).isEqualTo(401);
    assertThat(proxy.calls()).containsExactly("BatchGetItem", "BatchGetItem");
  }

  @Test
  void credentialsThatCannotBeValidCostNoCall() {
    proxy.forgetCalls();
    assertThat(TestWorkspace.anonymous(function).get(INFO).statusCode()).isEqualTo(401);
    assertThat(TestWorkspace.as(function, USER, "x".repeat(5_000)).get(INFO).statusCode())
        .isEqualTo(401);
    assertThat(proxy.calls()).isEmpty();
  }

  @Test
  void repeatedRefusedCredentialsCostNoCall() {
    for (int i = 0; i < 3; i++) {
      TestWorkspace.as(function, USER, "repeated").get(INFO);
    }
    proxy.forgetCalls();
    assertThat(TestWorkspace.as(function, USER, "repeated").get("/list").statusCode())
        .isEqualTo(401);
    assertThat(proxy.calls()).isEmpty();
    assertThat(TestWorkspace.as(function, USER, "another").get(INFO).statusCode()).isEqualTo(401);
    assertThat(proxy.calls()).containsExactly("BatchGetItem");
  }

  @Test
  void listIsOneBatchGetItemAndOneQuery() {
    proxy.forgetCalls();
    assertThat(caller().get("/list").statusCode()).isEqualTo(200);
    assertThat(proxy.calls()).containsExactly("BatchGetItem", "Query");
  }

  @Test
  void logoutIsWrittenInOneTransaction() {
    proxy.forgetCalls();
    assertThat(logOut("s2").statusCode()).isEqualTo(200);
    assertThat(proxy.calls())
        .containsExactly("BatchGetItem", "Query", "Query", "TransactWriteItems", "Query");
  }

  @ParameterizedTest
  @EnumSource(names = {"SILENCE", "THROTTLED", "DENIED"})
  void outageIsA503AndNeverAnAnswerAboutASession(StoreProxy.Fault fault) {
    caller().get(INFO);
    proxy.play(fault);
    assertOutage(caller().get(INFO));
    assertOutage(logOut("s1"));
    proxy.play(StoreProxy.Fault.NONE);
    assertThat(caller().get(INFO).jsonPath().getString("logoutAt")).isNull();
  }

  @Test
  void outageIsLoggedInOneLineWithoutCredentials() {
    proxy.play(StoreProxy.Fault.DENIED);
    caller().get(INFO);
    List<String> lines =
        function.printed().lines().filter(line -> line.contains("AccessDenied")).toList();
    assertThat(JsonPath.from(lines.getFirst()).getMap(""))
        .containsEntry("event", "store_unavailable")
        .containsEntry("operation", "GET /api/v1/sessions/info");
    assertThat(lines.getFirst()).doesNotContain(USER, "t1", "s1");
  }

  private static Response logOut(String session) {
    return caller()
        .contentType("application/json")
        .body(Map.of("sessionId", session))
        .post("/logout.me");
  }

  private static RequestSpecification caller() {
    return TestWorkspace.as(function, USER, "t1");
  }

  private static void assertOutage(Response answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.asString())
        .isEqualTo(
            """
            {"success":false,"error":"The service is temporarily unavailable; try again later"}\
            """);
    assertThat(answer.header("X-RateLimit-Limit")).isNull();
  }
}
