package dev.porchlight.api.lifecycle;

import static dev.porchlight.api.lifecycle.LifecycleCaller.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.session.AppId;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionOrigin;
import dev.porchlight.session.UserId;
import dev.porchlight.workbench.local.FunctionUnderTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Users are written and deleted, and GenAuth's calls answer accordingly.
class LifecycleUserIT {
  private static final String CHECK = "/api/v3/check-session-status";
  private static final String APPS = "/api/v3/get-user-loggedin-apps";
  private static final String FULL =
      """
      {"username":"bob","email":"Bob@example.com","phone":"+86 188-0000-8888",\
      "externalId":"emp-1","identities":[{"identityId":"i1","idpId":"idp1","idpName":"钉钉",\
      "idpNameEn":"DingTalk","idpLogo":"","userIdInIdp":"ding-1"}],\
      "syncRelations":[{"provider":"lark","userIdInIdp":"ou_1"}],"profile":{"name":"Bob",\
      "roles":["admin"],"avatarTag":"a","avatarOrigin":"upload"}}\
      """;

  private final LifecycleCaller caller = LifecycleCaller.ofNewPool(FunctionUnderTest.demo());

  @Test
  void userIsCreatedReplacedAndDeleted() {
    Response created = caller.put("/v1/users/u1", FULL);
    assertThat(created.asString()).isEqualTo("{\"userId\":\"u1\"," + FULL.substring(1));
    assertThat(created.statusCode()).isEqualTo(201);
    Response replaced = caller.put("/v1/users/u1", "{\"username\":\"robert\",\"email\":null}");
    assertThat(replaced.asString())
        .isEqualTo(
            """
            {"userId":"u1","username":"robert","identities":[],"syncRelations":[],\
            "profile":{"roles":[]}}\
            """);
    assertThat(replaced.statusCode()).isEqualTo(200);
    for (int i = 0; i < 2; i++) {
      Response deleted = caller.delete("/v1/users/u1");
      assertThat(deleted.statusCode()).isEqualTo(204);
      assertThat(deleted.asString()).isEmpty();
    }
    assertThat(caller.put("/v1/users/u1", FULL).statusCode()).isEqualTo(201);
  }

  @Test
  void aliasMovesImmediatelyAndLeadsToOneUser() {
    caller.put("/v1/users/u1", FULL);
    caller.put("/v1/users/u2", "{\"username\":\"amy\"}");
    signIn("u1", "s1", "chat");
    assertThat(isActive("bob@example.com", "chat")).isTrue();
    assertProblem(
        caller.put("/v1/users/u2", "{\"username\":\"amy\",\"email\":\"BOB@EXAMPLE.COM\"}"),
        LifecycleError.ALIAS_TAKEN,
        "email");
    assertThat(caller.put("/v1/users/u1", "{\"username\":\"bob\"}").statusCode()).isEqualTo(200);
    assertThat(isActive("bob@example.com", "chat")).isFalse();
    assertThat(isActive("bob", "chat")).isTrue();
    Response moved =
        caller.put("/v1/users/u2", "{\"username\":\"amy\",\"email\":\"bob@example.com\"}");
    assertThat(moved.statusCode()).isEqualTo(200);
    assertThat(isActive("bob@example.com", "chat")).isFalse();
    signIn("u2", "s2", "chat");
    assertThat(isActive("bob@example.com", "chat")).isTrue();
  }

  @Test
  void deletedUserIsSignedOutImmediatelyAndUnknown() {
    caller.put("/v1/users/u1", FULL);
    signIn("u1", "s1", "chat");
    signIn("u1", "s2", "wiki");
    assertThat(isActive("u1", "chat")).isTrue();
    assertThat(caller.delete("/v1/users/u1").statusCode()).isEqualTo(204);
    assertThat(isActive("u1", "chat")).isFalse();
    assertThat(isActive("bob", "wiki")).isFalse();
    JsonPath apps = caller.get(APPS + "?userId=u1").jsonPath();
    assertThat(apps.getInt("statusCode")).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/PROFILE", "a#APP#b", "你😀", "../..", "bob@example.com", "~"})
  void anyIdIsAcceptedInThePath(String id) {
    for (LifecycleCaller through : caller.everyWayIn()) {
      String path = "/v1/users/" + LifecycleCaller.inPath(id);
      Response created = through.put(path, "{\"username\":\"bob\"}");
      assertThat(created.statusCode()).isEqualTo(201);
      assertThat(created.jsonPath().getString("userId")).isEqualTo(id);
      signIn(id, "s" + through.address().getPort(), "chat");
      assertThat(isActive("bob", "chat")).isTrue();
      assertThat(through.delete(path).statusCode()).isEqualTo(204);
      assertThat(isActive("bob", "chat")).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"username\":\"\"}|username",
        "{\"username\":7}|username",
        "{\"email\":\"nonsense\"}|email",
        "{\"phone\":\"call me\"}|phone",
        "{\"externalId\":{}}|externalId",
        "{\"identities\":{}}|identities",
        "{\"identities\":[1]}|identities[0]",
        "{\"identities\":[{\"idpId\":\"a\",\"userIdInIdp\":\"b\"}]}|identities[0].identityId",
        "{\"syncRelations\":[{\"provider\":\"a\",\"userIdInIdp\":\"\"}]}|syncRelations[0].userIdInIdp",
        "{\"syncRelations\":[{\"provider\":\"a\",\"userIdInIdp\":\"\\udc00\"}]}"
            + "|syncRelations[0].userIdInIdp",
        "{\"profile\":[]}|profile",
        "{\"profile\":{\"roles\":\"admin\"}}|profile.roles",
        "{\"profile\":{\"roles\":[null]}}|profile.roles"
      })
  void badMemberIsNamed(String body, String member) {
    assertProblem(caller.put("/v1/users/u1", body), LifecycleError.PARAMETER_MALFORMED, member);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"userId\":\"u2\"}|userId",
        "{\"profile\":{\"nickname\":\"B\"}}|profile.nickname",
        "{\"syncRelations\":[{\"provider\":\"a\",\"userIdInIdp\":\"b\",\"c\":1}]}"
            + "|syncRelations[0].c"
      })
  void unknownMemberIsNamed(String body, String member) {
    assertProblem(caller.put("/v1/users/u1", body), LifecycleError.PARAMETER_UNKNOWN, member);
  }

  @Test
  void userBeyondALimitIsRefusedBeforeItIsWritten() {
    String name = "{\"profile\":{\"name\":\"" + "x".repeat(513) + "\"}}";
    assertProblem(
        caller.put("/v1/users/u1", name), LifecycleError.PARAMETER_TOO_LARGE, "profile.name");
    StringBuilder many = new StringBuilder("{\"syncRelations\":[");
    for (int i = 0; i < 37; i++) {
      many.append(i == 0 ? "" : ",").append("{\"provider\":\"p\",\"userIdInIdp\":\"" + i + "\"}");
    }
    assertProblem(
        caller.put("/v1/users/u1", many.append("]}").toString()),
        LifecycleError.PARAMETER_TOO_LARGE,
        "syncRelations");
    assertThat(caller.get(APPS + "?userId=u1").jsonPath().getInt("statusCode")).isEqualTo(404);
    assertProblem(
        caller.put("/v1/users/" + "x".repeat(513), "{}"),
        LifecycleError.PARAMETER_MALFORMED,
        "userId");
  }

  @Test
  void sameUserIdInAnotherPoolIsAnotherUser() {
    caller.put("/v1/users/u1", FULL);
    LifecycleCaller other = LifecycleCaller.ofNewPool(FunctionUnderTest.demo());
    assertThat(other.put("/v1/users/u1", FULL).statusCode()).isEqualTo(201);
    assertThat(other.delete("/v1/users/u1").statusCode()).isEqualTo(204);
    assertThat(caller.put("/v1/users/u1", FULL).statusCode()).isEqualTo(200);
  }

  @Test
  void whoeverGetsADeletedUsersIdFindsNothingOfIt() {
    String session = "/v1/users/u1/sessions/s1";
    String signIn =
        """
        {"appId":"chat","ip":"192.0.2.1","userAgent":"curl","attributes":{"plan":"gold"}}\
        """;
    assertThat(caller.put(session, signIn).statusCode()).isEqualTo(201);
    assertThat(caller.delete("/v1/users/u1").statusCode()).isEqualTo(204);
    assertThat(caller.put("/v1/users/u1", "{\"username\":\"heir\"}").statusCode()).isEqualTo(201);
    Response all = caller.get("/v1/users/u1/sessions?state=all");
    assertThat(all.statusCode()).isEqualTo(200);
    assertThat(all.jsonPath().getList("sessions")).isEmpty();
    assertThat(caller.get("/api/v3/get-user-login-history?userId=u1").asString())
        .contains("\"totalCount\":0")
        .doesNotContain("192.0.2.1", "curl");
    assertThat(caller.put(session, signIn).jsonPath().getString("type"))
        .isEqualTo("/problems/session-ended");
  }

  private void signIn(String user, String session, String app) {
    Instant now = Instant.now();
    FunctionUnderTest.add(
        caller.key().userPool(),
        new Session(
            new SessionId(session),
            new UserId(user),
            new AppId(app),
            now,
            now.plusSeconds(600),
            null,
            null,
            null,
            new SessionOrigin.Imported()));
  }

  private boolean isActive(String user, String app) {
    return caller
        .signedIn()
        .contentType("application/json")
        .body(Map.of("userId", user, "appId", app))
        .post(CHECK)
        .jsonPath()
        .getBoolean("data.active");
  }
}
