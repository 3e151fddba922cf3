package dev.porchlight.api.rocketchat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porchlight.api.IsoTime;
import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.TestWorkspace;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Logging out, which the other family sees immediately: GenAuth's check-session-status asks about
/// the same user pool and app. Each test has its own user.
class RocketChatLogoutIT {
  private static final String POOL = "chat-logouts";
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String ADMINISTRATOR = "adminAAAAAAAAAAAA";
  private static final String FAR = "2098-01-01T00:00:00.000Z";

  private static FunctionUnderTest function;

  @BeforeAll
  static void start() throws Exception {
    Path key = Files.createTempFile("key", ".jsonl");
    Files.writeString(
        key,
        """
        {"type":"accessKey","id":"%s","secret":"%s","userPoolId":"%s","scopes":["read"]}\
        """
            .formatted(POOL, SECRET, POOL));
    FunctionUnderTest.load(FunctionUnderTest.demoStore(), key);
    TestWorkspace workspace = new TestWorkspace(POOL);
    workspace.users(TestWorkspace.user(ADMINISTRATOR, "admin", TestWorkspace.login("admin", FAR)));
    function =
        workspace.start(
            FunctionUnderTest.demoStore().endpoint(),
            Map.of("PORCHLIGHT_ROCKETCHAT_WITHHOLD_LOGIN_TOKEN", "false"));
  }

  @AfterAll
  static void stop() {
    function.close();
  }

  @Test
  void logoutEndsTheTokenAndAllItsSessionsInBothFamiliesImmediately() {
    signIn("u1");
    assertThat(isActive("u1")).isTrue();
    assertThat(logOut("u1", "t1", "u1-s1").asString())
        .isEqualTo("{\"sessionId\":\"u1-s1\",\"success\":true}");
    assertThat(as("u1", "t1").get("/info?sessionId=u1-s1").statusCode()).isEqualTo(401);
    assertThat(isActive("u1")).as("by its other token").isTrue();
    JsonPath list = as("u1", "t2").get("/list").jsonPath();
    assertThat(list.getList("sessions._id")).containsExactly("u1-s3");
    assertThat(logOut("u1", "t2", "u1-s3").statusCode()).isEqualTo(200);
    assertThat(isActive("u1")).isFalse();
    assertThat(as("u1", "t2").get("/list").statusCode()).isEqualTo(401);
  }

  @Test
  void loggedOutSessionStillShowsWhenAndByWhom() {
    signIn("u2");
    String before = IsoTime.of(Instant.now());
    logOut("u2", "t2", "u2-s1");
    for (String id : List.of("u2-s1", "u2-s2")) {
      JsonPath info = as("u2", "t2").get("/info?sessionId=" + id).jsonPath();
      assertThat(info.getString("logoutAt")).isGreaterThanOrEqualTo(before);
      assertThat(info.getString("_updatedAt")).isEqualTo(info.getString("logoutAt"));
      assertThat(info.getString("logoutBy")).isEqualTo("u2");
      assertThat(info.getString("lastActivityAt")).isNull();
    }
  }

  @Test
  void logoutOfALoggedOutSessionSucceedsAgain() {
    signIn("u3");
    assertThat(logOut("u3", "t2", "u3-s1").statusCode()).isEqualTo(200);
    assertThat(logOut("u3", "t2", "u3-s2").statusCode()).isEqualTo(200);
    assertThat(logOut("u3", "t2", "u3-s1").statusCode()).isEqualTo(200);
  }

  @Test
  void logoutAcceptsAFormToo() {
    signIn("u4");
    Response answer =
        as("u4", "t2")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body("sessionId=u4%2Ds1")
            .post("/logout.me");
    assertThat(answer.asString()).isEqualTo("{\"sessionId\":\"u4-s1\",\"success\":true}");
    assertThat(as("u4", "t1").get("/list").statusCode()).isEqualTo(401);
  }

  @Test
  void anotherUsersSessionCannotBeLoggedOut() {
    signIn("u5");
    signIn("u6");
    assertThat(logOut("u5", "t1", "u6-s1").statusCode()).isEqualTo(404);
    assertThat(isActive("u6")).isTrue();
    assertThat(as("u6", "t1").get("/list").statusCode()).isEqualTo(200);
  }

  @Test
  void administratorLogsAnybodyOut() {
    signIn("u7");
    Response answer =
        as(ADMINISTRATOR, "admin")
            .contentType("application/json")
            .body("{\"sessionId\":\"u7-s2\"}")
            .post("/logout");
    assertThat(answer.asString()).isEqualTo("{\"sessionId\":\"u7-s2\",\"success\":true}");
    assertThat(as("u7", "t1").get("/list").statusCode()).isEqualTo(401);
    JsonPath info = as("u7", "t2").get("/info?sessionId=u7-s1").jsonPath();
    assertThat(info.getString("logoutBy")).isEqualTo(ADMINISTRATOR);
    assertThat(as(ADMINISTRATOR, "admin").get("/info.admin?sessionId=u7-s1").statusCode())
        .isEqualTo(404);
  }

  @Test
  void importDoesNotBringALoggedOutUserBack() {
    signIn("u8");
    logOut("u8", "t2", "u8-s1");
    logOut("u8", "t2", "u8-s3");
    assertThat(isActive("u8")).isFalse();
    assertThatThrownBy(() -> signIn("u8")).hasMessageContaining("status 1");
    assertThat(isActive("u8")).isFalse();
    assertThat(as("u8", "t1").get("/list").statusCode()).isEqualTo(401);
  }

  private static void signIn(String user) {
    String then = "2026-01-01T00:00:00.000Z";
    new TestWorkspace(POOL)
        .users(
            TestWorkspace.user(
                user, "guest", TestWorkspace.login("t1", FAR), TestWorkspace.login("t2", FAR)))
        .sessions(
            TestWorkspace.session(user + "-s1", user, "t1", then),
            TestWorkspace.session(user + "-s2", user, "t1", then),
            TestWorkspace.session(user + "-s3", user, "t2", then));
  }

  private static Response logOut(String user, String token, String session) {
    return as(user, token)
        .contentType("application/json")
        .body(Map.of("sessionId", session))
        .post("/logout.me");
  }

  private static RequestSpecification as(String user, String token) {
    return TestWorkspace.as(function, user, token);
  }

  private static boolean isActive(String user) {
    RequestSpecification genauth =
        given().baseUri(function.address().toString()).contentType("application/json");
    String token =
        given()
            .spec(genauth)
            .body(Map.of("accessKeyId", POOL, "accessKeySecret", SECRET))
            .post("/api/v3/get-management-token")
            .jsonPath()
            .getString("data.access_token");
    return given()
        .spec(genauth)
        .header("Authorization", "Bearer " + token)
        .body(Map.of("userId", user, "appId", "rocketchat"))
        .post("/api/v3/check-session-status")
        .jsonPath()
        .getBoolean("data.active");
  }
}
