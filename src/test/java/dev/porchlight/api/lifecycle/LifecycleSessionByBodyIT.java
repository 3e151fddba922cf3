package dev.porchlight.api.lifecycle;

import static dev.porchlight.api.lifecycle.LifecycleCaller.assertProblem;
import static dev.porchlight.api.lifecycle.LifecycleCaller.inPath;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.Scope;
import dev.porchlight.workbench.local.FunctionUnderTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The operations that take all ids in the body do what those with ids in the path do.
class LifecycleSessionByBodyIT {
  private static final String OPEN = "/v1/sessions";
  private static final String ACTIVITY = "/v1/sessions/activity";
  private static final String END = "/v1/sessions/end";

  private final LifecycleCaller caller = LifecycleCaller.ofNewPool(FunctionUnderTest.demo());

  @ParameterizedTest
  @CsvSource({"auth0|12, s1", "a/b?c#d%2F, ..", "张三, s 1", "~, ~", "victim/sessions, '{}'"})
  void sessionLivesWithAnyIds(String user, String session) {
    String id = "{\"userId\":\"" + user + "\",\"sessionId\":\"" + session + "\"";
    String named = id + "}";
    String opening = id + ",\"appId\":\"wiki\",\"idleTimeoutSeconds\":3600}";
    Response opened = caller.post(OPEN, opening);
    assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(201);
    assertThat(opened.jsonPath().getString("userId")).isEqualTo(user);
    assertThat(opened.jsonPath().getString("sessionId")).isEqualTo(session);
    assertThat(caller.post(OPEN, opening).statusCode()).isEqualTo(200);
    assertThat(isActive(user)).isTrue();
    assertThat(caller.post(ACTIVITY, named).asString()).matches("\\{\"activeUntil\":\"[^\"]+\"}");
    assertThat(caller.post(END, named).asString()).isEqualTo("{\"ended\":1}");
    assertThat(caller.post(END, named).asString()).isEqualTo("{\"ended\":0}");
    assertThat(isActive(user)).isFalse();
    assertProblem(caller.post(ACTIVITY, named), LifecycleError.SESSION_UNKNOWN, "");
    assertProblem(caller.post(OPEN, opening), LifecycleError.SESSION_ENDED, "");
  }

  @Test
  void openingAnswersAsThePutDoes() {
    String terms =
        "\"appId\":\"wiki\",\"loginAt\":\"2026-11-20T00:00:00Z\",\"attributes\":{\"a\":\"b\"}";
    Response posted = caller.post(OPEN, "{\"userId\":\"u\",\"sessionId\":\"s1\"," + terms + "}");
    Response put = caller.put("/v1/users/u/sessions/s1", "{" + terms + "}");
    assertThat(posted.statusCode()).isEqualTo(201);
    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(posted.asString()).isEqualTo(put.asString());
  }

  @Test
  void oneOrThoseOfAnAppOrAllButOneOrAllAreEnded() {
    for (String session : List.of("a1", "a2", "b1", "b2", "c1", "c2")) {
      open("u", session, session.substring(0, 1));
    }
    open("other", "o1", "a");
    assertThat(end("\"userId\":\"u\",\"sessionId\":\"a1\"")).isEqualTo("{\"ended\":1}");
    assertThat(end("\"userId\":\"u\",\"appId\":\"b\"")).isEqualTo("{\"ended\":2}");
    assertThat(end("\"userId\":\"u\",\"appId\":\"c\",\"except\":\"c2\""))
        .isEqualTo("{\"ended\":1}");
    open("u", "d1", "d");
    assertThat(end("\"userId\":\"u\",\"except\":\"c2\"")).isEqualTo("{\"ended\":2}");
    assertThat(live("u")).containsExactly("c2");
    assertThat(end("\"userId\":\"u\"")).isEqualTo("{\"ended\":1}");
    assertThat(end("\"userId\":\"u\"")).isEqualTo("{\"ended\":0}");
    assertThat(live("u")).isEmpty();
    assertThat(live("other")).containsExactly("o1");
  }

  @Test
  void endThatOvertakesItsSignInIsRemembered() {
    assertThat(end("\"userId\":\"u\",\"sessionId\":\"late\"")).isEqualTo("{\"ended\":0}");
    assertProblem(
        caller.post(OPEN, "{\"userId\":\"u\",\"sessionId\":\"late\",\"appId\":\"wiki\"}"),
        LifecycleError.SESSION_ENDED,
        "");
  }

  @ParameterizedTest
  @CsvSource({
    "username, 王五",
    "email, Amy@Example.com",
    "phone, +86 188-0000-8888",
    "external_id, x|1"
  })
  void userMayBeNamedByAnyKindOfId(String type, String name) {
    caller.put(
        "/v1/users/amy",
        """
        {"username":"王五","email":"amy@example.com","phone":"+8618800008888","externalId":"x|1"}\
        """);
    open("amy", "s1", "wiki");
    String named = "\"userIdType\":\"" + type + "\",\"userId\":\"" + name + "\"";
    assertThat(end(named.replace(name, name.substring(0, name.length() - 1) + "9")))
        .isEqualTo("{\"ended\":0}");
    assertThat(live("amy")).containsExactly("s1");
    assertThat(end(named)).isEqualTo("{\"ended\":1}");
    assertThat(live("amy")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "{}!userId",
        "{\"userId\":\"\"}!userId",
        "{\"userId\":7}!userId",
        "{\"userId\":\"u\",\"userIdType\":\"shoe_size\"}!userIdType",
        "{\"userId\":\"u\",\"userIdType\":\"email\"}!userId",
        "{\"userId\":\"u\",\"sessionId\":\"\"}!sessionId",
        "{\"userId\":\"u\",\"sessionId\":null}!sessionId",
        "{\"userId\":\"u\",\"appId\":null}!appId",
        "{\"userId\":\"u\",\"appId\":\"\"}!appId",
        "{\"userId\":\"u\",\"except\":null}!except",
        "{\"userId\":\"u\",\"except\":[]}!except",
        "{\"userId\":\"u\",\"sessionId\":\"s1\",\"appId\":\"wiki\"}!sessionId",
        "{\"userId\":\"u\",\"sessionId\":\"s1\",\"except\":\"s2\"}!sessionId",
      })
  void unclearWishEndsNothing(String body, String about) {
    open("u", "s1", "wiki");
    assertProblem(caller.post(END, body), LifecycleError.PARAMETER_MALFORMED, about);
    assertThat(live("u")).containsExactly("s1");
  }

  @ParameterizedTest
  @ValueSource(strings = {OPEN, ACTIVITY, END})
  void anythingElseInTheBodyIsRefused(String path) {
    String body = "{\"userId\":\"u\",\"sessionId\":\"s1\",\"appid\":\"wiki\"}";
    Response refused = caller.post(path, body);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertProblem(caller.post(path, "[]"), LifecycleError.BODY_MALFORMED, "");
    assertProblem(caller.post(path, ""), LifecycleError.PARAMETER_MALFORMED, "userId");
    assertProblem(caller.get(path), LifecycleError.METHOD_WRONG, "");
    assertProblem(caller.post(path + "?x=y", body), LifecycleError.QUERY_NOT_SIGNED, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {OPEN, ACTIVITY, END})
  void readOnlyKeyChangesNothing(String path) {
    LifecycleCaller reader =
        LifecycleCaller.ofNewPool(FunctionUnderTest.demo(), Set.of(Scope.READ));
    assertProblem(reader.post(path, "{\"userId\":\"u\"}"), LifecycleError.SCOPE_MISSING, "write");
  }

  @Test
  void signatureCoversTheIdsAndWorksOnce() {
    open("auth0|12", "s1", "wiki");
    var signed = caller.signing("POST", END, "userId=auth0|12").contentType("application/json");
    assertProblem(
        signed.body(Map.of("userId", "victim")).post(END), LifecycleError.SIGNATURE_WRONG, "");
    assertThat(signed.body(Map.of("userId", "auth0|12")).post(END).asString())
        .isEqualTo("{\"ended\":1}");
    assertProblem(
        signed.body(Map.of("userId", "auth0|12")).post(END), LifecycleError.SIGNATURE_USED, "");
  }

  private void open(String user, String session, String app) {
    String body = "{\"appId\":\"" + app + "\"}";
    String path = "/v1/users/" + inPath(user) + "/sessions/" + inPath(session);
    assertThat(caller.put(path, body).statusCode()).isEqualTo(201);
  }

  private String end(String members) {
    return caller.post(END, "{" + members + "}").asString();
  }

  private List<String> live(String user) {
    return caller
        .get("/v1/users/" + inPath(user) + "/sessions")
        .jsonPath()
        .getList("sessions.sessionId", String.class);
  }

  private boolean isActive(String user) {
    return caller
        .get("/v1/users/" + inPath(user) + "/apps/wiki/status")
        .jsonPath()
        .getBoolean("active");
  }
}
