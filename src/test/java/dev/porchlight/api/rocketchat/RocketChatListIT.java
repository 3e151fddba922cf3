package dev.porchlight.api.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.TestWorkspace;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The lists: a user's own and the administrators'.
class RocketChatListIT {
  private static final String ANN = "annAAAAAAAAAAAAAA";
  private static final String BEN = "benBBBBBBBBBBBBBB";
  private static final String FAR = "2098-01-01T00:00:00.000Z";

  private static FunctionUnderTest function;

  @BeforeAll
  static void start() {
    TestWorkspace workspace =
        new TestWorkspace("chat-lists")
            .users(
                TestWorkspace.user(
                    ANN, "admin", TestWorkspace.login("a1", FAR), TestWorkspace.login("a2", FAR)),
                TestWorkspace.user(BEN, "guest", TestWorkspace.login("b1", FAR)))
            .sessions(
                TestWorkspace.session("s1", ANN, "a1", "2026-01-01T00:00:00.000Z"),
                TestWorkspace.session("s2", ANN, "a2", "2026-01-03T00:00:00.000Z"),
                TestWorkspace.session("s3", ANN, "a1", "2026-01-02T00:00:00.000Z")
                    .replace("Firefox", "Safari"),
                TestWorkspace.session("s4", ANN, "a3", "2026-01-04T00:00:00.000Z")
                    .replace(
                        "\"year\"",
                        "\"logoutAt\":{\"$date\":\"2026-01-05T00:00:00.000Z\"},\"year\""),
                TestWorkspace.session("s5", BEN, "b1", "2026-01-05T00:00:00.000Z")
                    .replaceFirst("\"device\".*\"112.0\"},", ""),
                TestWorkspace.session("s6", "gone", "g1", "2026-01-06T00:00:00.000Z"));
    function = workspace.start(FunctionUnderTest.demoStore().endpoint(), Map.of());
  }

  @AfterAll
  static void stop() {
    function.close();
  }

  @Test
  void ownListHasOneLiveRowPerLoginTokenNewestFirst() {
    JsonPath list = get("/list");
    assertThat(list.getList("sessions.sessionId")).containsExactly("s2", "s3");
    assertThat(list.getList("sessions._id")).containsExactly("s2", "s3");
    assertThat(list.getList("sessions.current")).containsExactly(false, true);
    assertThat(list.getInt("total")).isEqualTo(2);
    assertThat(list.getInt("count")).isEqualTo(50);
    assertThat(list.getInt("offset")).isZero();
  }

  @Test
  void rowsAndPageHaveTheirKeysInTheDocumentedOrder() {
    assertThat(as(ANN, "a1").get("/list?count=1").asString())
        .isEqualTo(
            """
            {"sessions":[{"sessionId":"s2","userId":"annAAAAAAAAAAAAAA",\
            "device":{"type":"browser","name":"Firefox","longVersion":"112.0",\
            "os":{"name":"Linux"},"version":"112.0"},"host":"chat.example.com","ip":"10.0.0.1",\
            "loginAt":"2026-01-03T00:00:00.000Z","_id":"s2","current":false}],\
            "total":2,"count":1,"offset":0,"success":true}\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "count=1000,100,0,2",
    "count=1e1,10,0,2",
    "count=1.9,1,0,1",
    "count=1&offset=1,1,1,1",
    "offset=5,50,5,0",
    "offset=-3,50,-3,2",
    "count=25&offset=0&filter=,25,0,2"
  })
  void pageIsCutAsRequested(String query, int count, int offset, int rows) {
    JsonPath list = get("/list?" + query);
    assertThat(list.getInt("count")).isEqualTo(count);
    assertThat(list.getInt("offset")).isEqualTo(offset);
    assertThat(list.getList("sessions")).hasSize(rows);
    assertThat(list.getInt("total")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "%7B%22loginAt%22%3A1%7D,s3 s2",
    "%7B%22loginAt%22:-1%7D,s2 s3",
    "%7B%22device.name%22%3A-1%7D,s3 s2",
    "%7B%22device.os.version%22%3A1%2C%22device.name%22%3A1%7D,s2 s3"
  })
  void pageIsSortedAsRequested(String sort, String ids) {
    assertThat(String.join(" ", get("/list?sort=" + sort).<String>getList("sessions._id")))
        .isEqualTo(ids);
  }

  @Test
  void sortAppliesToThePageNotTheList() {
    assertThat(get("/list?count=1&sort=%7B%22loginAt%22%3A1%7D").getList("sessions._id"))
        .containsExactly("s2");
  }

  @ParameterizedTest
  @CsvSource({"SAFARI,1", "linuxs2,1", "browser,2", ".*,0", "s9,0"})
  void filterMatchesPartOfTheSearchTermInAnyCase(String filter, int total) {
    JsonPath list = get("/list?filter=" + filter);
    assertThat(list.getInt("total")).isEqualTo(total);
    assertThat(list.getList("sessions")).hasSize(total);
  }

  @Test
  void administratorsListHasEverybodysRowsWithTheirUsers() {
    JsonPath list = get("/list.all?sort=%7B%22_user.username%22%3A1%7D");
    // Missing values come first, as in MongoDB: that user is gone.
    assertThat(list.getList("sessions._id")).containsExactly("s6", "s2", "s3", "s5");
    assertThat(list.getInt("total")).isEqualTo(4);
    assertThat(list.getMap("sessions[0]")).doesNotContainKeys("_user", "current");
    assertThat(list.getMap("sessions[3]")).doesNotContainKeys("device", "current");
    assertThat(list.getMap("sessions[3]._user"))
        .isEqualTo(Map.of("username", BEN + ".name", "name", "Name of " + BEN));
  }

  @ParameterizedTest
  @CsvSource({
    "ben,s5",
    "name%20of%20ANN,s2 s3",
    "safari,s3",
    "gone,s6",
    "firefoxbrowser,s6 s5 s2 s1",
    "nobody,''"
  })
  void administratorsFilterAlsoMatchesUserNames(String filter, String ids) {
    List<String> found = get("/list.all?filter=" + filter).getList("sessions._id");
    assertThat(String.join(" ", found)).isEqualTo(ids);
  }

  @Test
  void endedSessionIsShownToItsUserButNotToAdministrators() {
    assertThat(get("/info?sessionId=s4").getString("logoutAt"))
        .isEqualTo("2026-01-05T00:00:00.000Z");
    assertThat(as(ANN, "a1").get("/info.admin?sessionId=s4").statusCode()).isEqualTo(404);
    assertThat(as(ANN, "a1").get("/info.admin?sessionId=s5").statusCode()).isEqualTo(200);
  }

  private static JsonPath get(String target) {
    return as(ANN, "a1").get(target).jsonPath();
  }

  private static RequestSpecification as(String user, String token) {
    return TestWorkspace.as(function, user, token);
  }
}
