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

/// `sessions/info`: as Rocket.Chat 8.8 answers it, and as documented where a setting says so.
class RocketChatInfoIT {
  private static final String USER = "rbAXPnMktTFbNpwtJ";
  private static final String TOKEN = "4uBKb3a7jl28SM1uIAiXnqGvg9CBre9FA8cWxp8AaA6";
  private static final String SESSION = "QoYYFw2t9oKks2niG";

  /// The documented example, without its whitespace.
  private static final String DOCUMENTED =
      """
      {"_id":"646ceae9a8c3a3ba32d0e897","type":"session","sessionId":"QoYYFw2t9oKks2niG",\
      "instanceId":"f0313fa9-ebe6-4a84-8580-3104f6a09988",\
      "loginToken":"orklPYtfnjnG6mG7OMuLbOBDzs8I9myfcLl2yzv7WoU=","ip":"172.20.0.2",\
      "host":"localhost:3000","device":{"type":"browser","name":"Chrome",\
      "longVersion":"113.0.0.0","os":{"name":"Windows","version":"10"},"version":"113.0.0"},\
      "userId":"rbAXPnMktTFbNpwtJ",\
      "roles":["user","admin","livechat-agent","livechat-manager"],"mostImportantRole":"admin",\
      "loginAt":"2023-05-23T16:33:45.202Z","day":23,"month":5,"year":2023,\
      "searchTerm":"ChromebrowserWindowsQoYYFw2t9oKks2niGrbAXPnMktTFbNpwtJ",\
      "createdAt":"2023-05-23T16:33:45.203Z","_updatedAt":"2023-05-23T17:56:31.599Z",\
      "closedAt":"2023-05-23T17:56:31.599Z","lastActivityAt":"2023-05-23T17:56:31.599Z",\
      "success":true}\
      """;

  private static FunctionUnderTest documenting;

  @BeforeAll
  static void start() {
    documenting =
        FunctionUnderTest.start(
            FunctionUnderTest.demoStore().endpoint(),
            Map.of("PORCHLIGHT_ROCKETCHAT_WITHHOLD_LOGIN_TOKEN", "false"),
            "function-documented");
  }

  @AfterAll
  static void stop() {
    documenting.close();
  }

  @Test
  void documentedCallAnswersTheDocumentedJsonByteForByteWhereASettingSaysSo() {
    Response answer = TestWorkspace.as(documenting, USER, TOKEN).get("/info?sessionId=" + SESSION);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.asString()).isEqualTo(DOCUMENTED);
  }

  @Test
  void headersAreThoseOfRocketChat() {
    long before = System.currentTimeMillis();
    Response answer = caller().get("/info?sessionId=" + SESSION);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Pragma")).isEqualTo("no-cache");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.header("Access-Control-Allow-Headers")).contains("X-Auth-Token");
    assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("10");
    assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("9");
    assertThat(Long.parseLong(answer.header("X-RateLimit-Reset")))
        .isBetween(before + 60_000, System.currentTimeMillis() + 60_000);
  }

  @Test
  void timesAlwaysHaveThreeFractionDigitsAndAbsentFieldsAreLeftOut() {
    String body = caller().get("/info?sessionId=Hn8aMBqF3cWKmTzRd").asString();
    assertThat(body)
        .contains("\"loginAt\":\"2026-11-11T08:20:01.000Z\"")
        .doesNotContain("closedAt", "lastActivityAt", "logoutAt", "logoutBy", "null")
        .endsWith(",\"success\":true}");
  }

  @Test
  void headerNamesAreReadInAnyCase() {
    RequestSpecification shouting =
        TestWorkspace.anonymous(FunctionUnderTest.demo())
            .header("X-USER-ID", USER)
            .header("x-auth-TOKEN", TOKEN);
    assertThat(shouting.get("/info?sessionId=" + SESSION).statusCode()).isEqualTo(200);
  }

  @Test
  void loginTokenIsWithheld() {
    Response answer = caller().get("/info?sessionId=" + SESSION);
    assertThat(answer.asString())
        .isEqualTo(
            """
            {"_id":"646ceae9a8c3a3ba32d0e897","sessionId":"QoYYFw2t9oKks2niG",\
            "device":{"type":"browser","name":"Chrome","longVersion":"113.0.0.0",\
            "os":{"name":"Windows","version":"10"},"version":"113.0.0"},\
            "host":"localhost:3000","ip":"172.20.0.2","loginAt":"2023-05-23T16:33:45.202Z",\
            "userId":"rbAXPnMktTFbNpwtJ","success":true}\
            """);
  }

  @Test
  void administratorsSeeOneSessionAndItsUser() {
    assertThat(caller().get("/info.admin?sessionId=otherUsersSession").asString())
        .isEqualTo(
            """
            {"sessionId":"otherUsersSession","userId":"aobEdbYhXfu5hkeqG",\
            "device":{"type":"browser","name":"Chrome","longVersion":"113.0.0.0",\
            "os":{"name":"Windows","version":"10"},"version":"113.0.0"},\
            "host":"localhost:3000","ip":"172.20.0.2","loginAt":"2023-05-23T16:33:45.202Z",\
            "_user":{"username":"other","name":"Other"},"_id":"otherUsersSession",\
            "success":true}\
            """);
  }

  @Test
  void administratorsAreNotAskedForASecondFactor() {
    assertThat(caller().get("/list.all").statusCode()).isEqualTo(200);
    assertThat(caller().header("x-2fa-code", "1").get("/list.all").statusCode()).isEqualTo(200);
  }

  private static RequestSpecification caller() {
    return TestWorkspace.as(FunctionUnderTest.demo(), USER, TOKEN);
  }
}
