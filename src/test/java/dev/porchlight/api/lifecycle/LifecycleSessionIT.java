package dev.porchlight.api.lifecycle;

import static dev.porchlight.api.lifecycle.LifecycleCaller.assertProblem;
import static dev.porchlight.api.lifecycle.LifecycleCaller.inPath;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.Scope;
import dev.porchlight.workbench.local.FunctionUnderTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sessions are opened, kept alive, listed and ended, and every family sees it immediately.
class LifecycleSessionIT {
  private static final String BOB = "/v1/users/bob";
  private static final String S1 = BOB + "/sessions/s1";
  private static final String CHAT = "{\"appId\":\"chat\"}";

  private final LifecycleCaller caller = LifecycleCaller.ofNewPool(FunctionUnderTest.demo());

  @Test
  void sessionIsReturnedAsItWasOpened() {
    Response opened =
        caller.put(
            S1,
            """
            {"appId":"chat","expiresAt":"2099-01-01T00:00:00Z",\
            "loginAt":"2026-11-20T00:00:00.5Z","ip":"192.0.2.1",\
            "userAgent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, \
            like Gecko) Chrome/120.0.0.0 Safari/537.36","attributes":{"b":"2","空":""}}\
            """);
    assertThat(opened.statusCode()).isEqualTo(201);
    assertThat(opened.contentType()).startsWith("application/json");
    Instant latest = Instant.parse("2026-11-20T00:00:00.500Z").plusSeconds(30 * 86_400);
    boolean active = latest.isAfter(Instant.now());
    assertThat(opened.asString())
        .startsWith(
            "{\"userId\":\"bob\",\"sessionId\":\"s1\",\"appId\":\"chat\",\"active\":" + active)
        .contains(
            """
            "loginAt":"2026-11-20T00:00:00.500Z","expiresAt":"2026-12-20T00:00:00.500Z",\
            "ip":"192.0.2.1","userAgent":"Mozilla/5.0\
            """)
        .contains(
            """
            "device":{"type":"browser","name":"Chrome","version":"120.0.0","os":"Windows",\
            "osVersion":"10"}\
            """);
    assertThat(opened.jsonPath().getMap("attributes")).isEqualTo(Map.of("b", "2", "空", ""));
  }

  @Test
  void repeatedSignInIsOkButOtherValuesAreRefused() {
    assertThat(caller.put(S1, CHAT).statusCode()).isEqualTo(201);
    Response again = caller.put(S1, CHAT);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.jsonPath().getBoolean("active")).isTrue();
    assertProblem(caller.put(S1, "{\"appId\":\"wiki\"}"), LifecycleError.SESSION_DIFFERENT, "");
    assertProblem(
        caller.put(S1, "{\"appId\":\"chat\",\"idleTimeoutSeconds\":60}"),
        LifecycleError.SESSION_DIFFERENT,
        "");
  }

  @Test
  void endedSessionStaysEnded() {
    caller.put(S1, CHAT);
    assertThat(isActive("bob", "chat")).isTrue();
    assertThat(caller.delete(S1).statusCode()).isEqualTo(204);
    assertThat(isActive("bob", "chat")).isFalse();
    assertThat(caller.delete(S1).statusCode()).isEqualTo(204);
    assertThat(caller.delete(BOB + "/sessions/late").statusCode()).isEqualTo(204);
    assertProblem(
        caller.put(BOB + "/sessions/late", "{\"appId\":\"chat\"}"),
        LifecycleError.SESSION_ENDED,
        "");
    assertProblem(caller.put(S1, CHAT), LifecycleError.SESSION_ENDED, "");
    assertProblem(caller.post(S1 + "/activity", ""), LifecycleError.SESSION_UNKNOWN, "");
    assertThat(isActive("bob", "chat")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?appId=chat", "?except=other", "?appId=chat&except=other"})
  void signInFromBeforeASignOutOpensNothingWhenItArrivesLate(String query) {
    String loginAt = ",\"loginAt\":\"" + Instant.now().minusSeconds(300) + "\"}";
    assertThat(caller.delete(BOB + "/sessions" + query).statusCode()).isEqualTo(204);
    assertProblem(
        caller.put(S1, "{\"appId\":\"chat\"" + loginAt), LifecycleError.SESSION_ENDED, "");
    assertThat(isActive("bob", "chat")).isFalse();
    assertThat(caller.put(S1, CHAT).statusCode()).isEqualTo(201);
    assertThat(isActive("bob", "chat")).isTrue();
  }

  @Test
  void idUsedAgainByALaterSignInIsANewSession() throws InterruptedException {
    caller.put(S1, CHAT);
    caller.delete(S1);
    Thread.sleep(5);
    String again = "{\"appId\":\"chat\",\"loginAt\":\"" + Instant.now() + "\"}";
    assertThat(caller.put(S1, again).statusCode()).isEqualTo(201);
    assertThat(caller.put(S1, again).statusCode()).isEqualTo(200);
    assertProblem(caller.put(S1, CHAT), LifecycleError.SESSION_DIFFERENT, "");
    assertThat(isActive("bob", "chat")).isTrue();
    assertThat(caller.get(BOB + "/sessions?state=all").jsonPath().getList("sessions")).hasSize(2);
    caller.delete(S1);
    assertProblem(caller.put(S1, again), LifecycleError.SESSION_ENDED, "");
    assertProblem(caller.put(S1, CHAT), LifecycleError.SESSION_ENDED, "");
    assertThat(isActive("bob", "chat")).isFalse();
  }

  @Test
  void activityKeepsASessionAlive() throws InterruptedException {
    Response opened = caller.put(S1, "{\"appId\":\"chat\",\"idleTimeoutSeconds\":2}");
    Instant first = Instant.parse(opened.jsonPath().getString("activeUntil"));
    Thread.sleep(1_100);
    Response touched = caller.post(S1 + "/activity", "");
    assertThat(touched.statusCode()).isEqualTo(200);
    Instant second = Instant.parse(touched.jsonPath().getString("activeUntil"));
    assertThat(second).isAfterOrEqualTo(first.plusMillis(1_000));
    Thread.sleep(2_500);
    assertThat(isActive("bob", "chat")).isFalse();
    assertProblem(caller.post(S1 + "/activity", "{}"), LifecycleError.SESSION_UNKNOWN, "");
    assertProblem(
        caller.post(BOB + "/sessions/unknown/activity", ""), LifecycleError.SESSION_UNKNOWN, "");
  }

  @Test
  void allSessionsAreEndedOrAllButOneOrThoseInAnApp() {
    open("a", "chat");
    open("b", "chat");
    open("c", "wiki");
    open("d", "mail");
    assertThat(caller.delete(BOB + "/sessions?appId=wiki").statusCode()).isEqualTo(204);
    assertThat(live()).containsExactly("d", "b", "a");
    assertThat(caller.delete(BOB + "/sessions?except=a").statusCode()).isEqualTo(204);
    assertThat(live()).containsExactly("a");
    assertThat(caller.delete(BOB + "/sessions").statusCode()).isEqualTo(204);
    assertThat(live()).isEmpty();
    assertThat(caller.delete(BOB + "/sessions").statusCode()).isEqualTo(204);
  }

  @Test
  void listShowsLiveAndPastSessions() {
    open("a", "chat");
    open("b", "wiki");
    caller.delete(BOB + "/sessions/a");
    assertThat(live()).containsExactly("b");
    Response all = caller.get(BOB + "/sessions?state=all");
    assertThat(all.jsonPath().getList("sessions.sessionId")).containsExactly("b", "a");
    assertThat(all.jsonPath().getList("sessions.active")).containsExactly(true, false);
    assertThat(all.jsonPath().getString("sessions[1].endedAt")).isNotNull();
    assertThat(all.jsonPath().getString("cursor")).isNull();
    assertThat(caller.get(BOB + "/sessions?state=all&appId=chat").jsonPath().getList("sessions"))
        .hasSize(1);
    assertThat(caller.get("/v1/users/nobody/sessions").asString()).isEqualTo("{\"sessions\":[]}");
  }

  @Test
  void pagesHaveNeitherGapsNorOverlaps() {
    IntStream.range(0, 7).forEach(i -> open("s" + i, "chat"));
    for (String state : List.of("live", "all")) {
      List<String> seen = new ArrayList<>();
      String cursor = "";
      do {
        Response page = caller.get(BOB + "/sessions?limit=3&state=" + state + cursor);
        seen.addAll(page.jsonPath().getList("sessions.sessionId", String.class));
        String next = page.jsonPath().getString("cursor");
        cursor = next == null ? "" : "&cursor=" + next;
      } while (!cursor.isEmpty());
      assertThat(seen).containsExactly("s6", "s5", "s4", "s3", "s2", "s1", "s0");
    }
  }

  /// Chunking belongs to a connection: a caller behind the gateway would wait forever.
  @Test
  void longAnswerIsWholeAndStatesItsLength() {
    String agent = "a".repeat(500);
    IntStream.range(0, 30)
        .forEach(i ->
            caller.put(
                BOB + "/sessions/s" + i, "{\"appId\":\"chat\",\"userAgent\":\"" + agent + "\"}"));
    Response page = caller.get(BOB + "/sessions");
    assertThat(page.jsonPath().getList("sessions.sessionId")).hasSize(30);
    assertThat(page.header("Content-Length")).isEqualTo("" + page.asByteArray().length);
    assertThat(page.header("Transfer-Encoding")).isNull();
  }

  @Test
  void statusIsFoundByIdAndByAlias() {
    String before = Instant.now().toString();
    Response none = caller.get(BOB + "/apps/chat/status");
    assertThat(none.asString())
        .isEqualTo("{\"userId\":\"bob\",\"appId\":\"chat\",\"active\":false}");
    open("s1", "chat");
    caller.put(BOB, "{\"email\":\"Bob@Example.com\"}");
    Response byId = caller.get(BOB + "/apps/chat/status");
    assertThat(byId.jsonPath().getBoolean("active")).isTrue();
    assertThat(byId.jsonPath().getString("activeUntil")).isGreaterThan(before);
    Response byAlias = caller.get("/v1/users/bob@example.com/apps/chat/status?userIdType=email");
    assertThat(byAlias.jsonPath().getString("userId")).isEqualTo("bob@example.com");
    assertThat(byAlias.jsonPath().getBoolean("active")).isTrue();
  }

  @Test
  void manyPairsAreAnsweredInOrderWithDuplicatesAndAliases() {
    open("s1", "chat");
    caller.put(BOB, "{\"username\":\"bobby\"}");
    Response answers =
        caller.post(
            "/v1/status",
            """
            {"pairs":[{"userId":"bob","appId":"chat"},{"userId":"bob","appId":"wiki"},\
            {"userId":"bobby","userIdType":"username","appId":"chat"},{"userId":"nobody",\
            "userIdType":"username","appId":"chat"},{"userId":"bob","appId":"chat"}]}\
            """);
    assertThat(answers.statusCode()).isEqualTo(200);
    assertThat(answers.jsonPath().getList("results.active"))
        .containsExactly(true, false, true, false, true);
    assertThat(answers.jsonPath().getList("results.userId"))
        .containsExactly("bob", "bob", "bobby", "nobody", "bob");
    assertThat(answers.asString())
        .contains("{\"userId\":\"bob\",\"appId\":\"wiki\",\"active\":false}");
  }

  @Test
  void hundredPairsAreAnsweredAndNoMore() {
    assertThat(caller.post("/v1/status", pairs(100)).jsonPath().getList("results")).hasSize(100);
    assertProblem(
        caller.post("/v1/status", pairs(101)), LifecycleError.PARAMETER_TOO_LARGE, "pairs");
    assertProblem(
        caller.post("/v1/status", "{\"pairs\":[]}"), LifecycleError.PARAMETER_MALFORMED, "pairs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|appId",
        "{\"appId\":\"\"}|appId",
        "{\"appId\":7}|appId",
        "{\"appId\":\"a\",\"expiresAt\":\"soon\"}|expiresAt",
        "{\"appId\":\"a\",\"expiresAt\":1}|expiresAt",
        "{\"appId\":\"a\",\"idleTimeoutSeconds\":0}|idleTimeoutSeconds",
        "{\"appId\":\"a\",\"idleTimeoutSeconds\":1.5}|idleTimeoutSeconds",
        "{\"appId\":\"a\",\"idleTimeoutSeconds\":9223372036854775807}|idleTimeoutSeconds",
        "{\"appId\":\"a\",\"ip\":\"localhost\"}|ip",
        "{\"appId\":\"a\",\"ip\":\"192.0.2.300\"}|ip",
        "{\"appId\":\"a\",\"ip\":\"fe80::1%eth0\"}|ip",
        "{\"appId\":\"a\",\"ip\":\"fe80::1%1\"}|ip",
        "{\"appId\":\"a\",\"attributes\":[]}|attributes",
        "{\"appId\":\"a\",\"attributes\":{\"\":\"x\"}}|attributes"
      })
  void malformedSignInIsRefusedAndOpensNothing(String body, String about) {
    assertProblem(caller.put(S1, body), LifecycleError.PARAMETER_MALFORMED, about);
    assertThat(caller.get(BOB + "/sessions?state=all").jsonPath().getList("sessions")).isEmpty();
  }

  @Test
  void oversizedValuesAreRefusedBeforeAnythingIsWritten() {
    String agent = "{\"appId\":\"a\",\"userAgent\":\"" + "x".repeat(1_025) + "\"}";
    assertProblem(caller.put(S1, agent), LifecycleError.PARAMETER_TOO_LARGE, "userAgent");
    StringBuilder many = new StringBuilder("{\"appId\":\"a\",\"attributes\":{");
    for (int i = 0; i < 21; i++) {
      many.append(i == 0 ? "" : ",").append("\"n").append(i).append("\":\"v\"");
    }
    assertProblem(caller.put(S1, many + "}}"), LifecycleError.PARAMETER_TOO_LARGE, "attributes");
    String huge = "{\"appId\":\"a\",\"userAgent\":\"" + "x".repeat(70_000) + "\"}";
    assertProblem(caller.put(S1, huge), LifecycleError.BODY_TOO_LARGE, "");
    assertThat(caller.get(BOB + "/sessions?state=all").jsonPath().getList("sessions")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=dead",
        "state=",
        "limit=0",
        "limit=101",
        "limit=1e1",
        "limit=",
        "appId=",
        "cursor=",
        "cursor=x",
        "cursor=Og",
        "cursor=LTU6eA", // -5:x
        "cursor=OTk5OTk5OTk5OTk5OTk5OTk6eA" // 99999999999999999:x
      })
  void malformedListParameterIsRefused(String query) {
    String name = query.substring(0, query.indexOf('='));
    assertProblem(caller.get(BOB + "/sessions?" + query), LifecycleError.PARAMETER_MALFORMED, name);
  }

  /// A caller whose variable is empty does not mean all sessions.
  @ParameterizedTest
  @ValueSource(strings = {"appId", "except"})
  void emptyParameterIsRefusedAndEndsNothing(String name) {
    open("a", "chat");
    assertProblem(
        caller.delete(BOB + "/sessions?" + name + "="), LifecycleError.PARAMETER_MALFORMED, name);
    assertProblem(
        caller.delete(BOB + "/sessions?" + name), LifecycleError.PARAMETER_MALFORMED, name);
    assertThat(isActive("bob", "chat")).isTrue();
  }

  @Test
  void wholeNumberMayHaveADecimalPoint() {
    Response opened = caller.put(S1, "{\"appId\":\"chat\",\"idleTimeoutSeconds\":60.0}");
    assertThat(opened.statusCode()).isEqualTo(201);
    assertThat(opened.jsonPath().getLong("idleTimeoutSeconds")).isEqualTo(60);
  }

  @Test
  void unknownParameterIsRefusedAndEndsNothing() {
    open("a", "chat");
    assertProblem(
        caller.delete(BOB + "/sessions?expect=a"), LifecycleError.PARAMETER_UNKNOWN, "expect");
    assertThat(live()).containsExactly("a");
  }

  @Test
  void readOnlyCallerChangesNothing() {
    LifecycleCaller reader =
        LifecycleCaller.ofNewPool(FunctionUnderTest.demo(), Set.of(Scope.READ));
    assertProblem(reader.put(S1, CHAT), LifecycleError.SCOPE_MISSING, "write");
    assertProblem(reader.post(S1 + "/activity", ""), LifecycleError.SCOPE_MISSING, "write");
    assertProblem(reader.delete(S1), LifecycleError.SCOPE_MISSING, "write");
    assertProblem(reader.delete(BOB + "/sessions"), LifecycleError.SCOPE_MISSING, "write");
    assertThat(reader.get(BOB + "/sessions").statusCode()).isEqualTo(200);
    assertThat(reader.post("/v1/status", pairs(1)).statusCode()).isEqualTo(200);
  }

  @Test
  void sessionsOfOnePoolAreInvisibleInAnother() {
    open("s1", "chat");
    LifecycleCaller other = LifecycleCaller.ofNewPool(FunctionUnderTest.demo());
    assertThat(other.get(BOB + "/sessions?state=all").jsonPath().getList("sessions")).isEmpty();
    assertThat(other.delete(S1).statusCode()).isEqualTo(204);
    assertProblem(other.post(S1 + "/activity", ""), LifecycleError.SESSION_UNKNOWN, "");
    assertThat(isActive("bob", "chat")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "a/b#USER#c, x/# 你, a#b/c",
    "auth0|12, s:1, urn:app",
    "., .., ~",
    "victim/sessions, s?x, 100%"
  })
  void idsCanHoldAnything(String user, String session, String app) {
    for (LifecycleCaller through : caller.everyWayIn()) {
      String id = session + through.address().getPort();
      String sessions = "/v1/users/" + inPath(user) + "/sessions";
      String path = sessions + "/" + inPath(id);
      assertThat(through.put(path, "{\"appId\":\"" + app + "\"}").statusCode()).isEqualTo(201);
      Response status =
          through.get("/v1/users/" + inPath(user) + "/apps/" + inPath(app) + "/status");
      assertThat(status.jsonPath().getString("userId")).isEqualTo(user);
      assertThat(status.jsonPath().getBoolean("active")).isTrue();
      assertThat(through.get(sessions).jsonPath().getList("sessions.sessionId"))
          .containsExactly(id);
      assertThat(through.delete(path).statusCode()).isEqualTo(204);
    }
  }

  @Test
  void genAuthCheckSeesAnEndImmediately() {
    for (int i = 0; i < 20; i++) {
      open("s" + i, "chat");
      assertThat(checkedByGenAuth()).isTrue();
      caller.delete(BOB + "/sessions/s" + i);
      assertThat(checkedByGenAuth()).isFalse();
    }
  }

  private boolean checkedByGenAuth() {
    Response checked =
        caller.post("/api/v3/check-session-status", "{\"userId\":\"bob\",\"appId\":\"chat\"}");
    return checked.jsonPath().getBoolean("data.active");
  }

  private void open(String id, String app) {
    Response opened = caller.put(BOB + "/sessions/" + id, "{\"appId\":\"" + app + "\"}");
    assertThat(opened.statusCode()).isEqualTo(201);
  }

  private List<String> live() {
    return caller.get(BOB + "/sessions").jsonPath().getList("sessions.sessionId", String.class);
  }

  private boolean isActive(String user, String app) {
    String path = "/v1/users/" + user + "/apps/" + app + "/status";
    return caller.get(path).jsonPath().getBoolean("active");
  }

  private static String pairs(int count) {
    List<String> pairs =
        IntStream.range(0, count)
            .mapToObj(i -> "{\"userId\":\"u" + i % 90 + "\",\"appId\":\"a\"}")
            .toList();
    return "{\"pairs\":[" + String.join(",", pairs) + "]}";
  }
}
