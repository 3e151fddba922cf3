package dev.porchlight.api.genauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.local.FunctionUnderTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the queries about users and their sign-ins answer, byte for byte. All tests share one pool,
/// which they only read.
class GenAuthUsersIT {
  private static final String POOL = "genauth-users";
  private static final String IDENTITIES = "/api/v3/get-user-logged-in-identities";
  private static final String HISTORY = "/api/v3/get-user-login-history";
  private static final String EXISTS = "/api/v3/is-user-exists";
  private static final String LIST = "/api/v3/list-users";
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String SUCCESS =
      """
      {"statusCode":200,"message":"Success","requestId":"UUID","data":\
      """;
  private static final String CHAT_APP =
      """
      "appId":"chat","appName":"Chat","appLogo":"https://l/chat","appLoginUrl":"https://u/chat"\
      """;

  /// What the SDKs' models require and Porchlight does not know.
  private static final String NEUTRAL =
      """
      "gender":"U","emailVerified":false,"phoneVerified":false,"userSourceType":"sync"\
      """;

  private final Caller caller = new Caller(FunctionUnderTest.demo());

  @BeforeAll
  static void fill() {
    new TestPool(POOL)
        .app("chat", "Chat")
        .user(
            "bob",
            """
            ,"username":"bobby","email":"Bob@example.com","phone":"+86 188","externalId":"E1",\
            "identities":[{"identityId":"i1","idpId":"p1","idpName":"微信","idpNameEn":"wechat",\
            "idpLogo":"https://w","userIdInIdp":"o1"}]\
            """)
        .user("eve", ",\"phone\":\"+1 188\"")
        .user("amy", ",\"username\":\"amy\",\"externalId\":\"bobby\"")
        .session("bob", "chat", "s1", "2026-11-01T08:00:00.000Z", ",\"ip\":\"203.0.113.7\"")
        .session(
            "bob",
            "unnamed",
            "s2",
            "2026-11-02T08:00:00.123Z",
            ",\"ip\":\"2001:db8::1\",\"userAgent\":\"Mozilla/5.0 \\\"x\\\"\"")
        .session("bob", "chat", "s3", "2026-11-03T08:00:00.000Z", "")
        .session("guest", "chat", "s4", "2026-11-04T08:00:00.000Z", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {IDENTITIES, "/api/v3/get-user-loggedin-identities"})
  void identitiesAnswerInTheDocumentedShapeUnderBothSpellings(String path) {
    assertThat(get(path + "?userId=bobby&userIdType=username"))
        .isEqualTo(
            SUCCESS
                + "[{\"identityId\":\"i1\",\"idpName\":\"微信\",\"idpNameEn\":\"wechat\",\"idpLogo\":\"https://w\",\"idpId\":\"p1\"}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"amy", "guest"})
  void userWithoutIdentitiesHasAnEmptyArray(String user) {
    assertThat(get(IDENTITIES + "?userId=" + user)).isEqualTo(SUCCESS + "[]}");
  }

  @Test
  void historyAnswersInTheDocumentedShapeNewestFirst() {
    assertThat(get(HISTORY + "?userId=bob"))
        .isEqualTo(
            SUCCESS
                + "{\"totalCount\":3,\"list\":[{"
                + CHAT_APP
                + ",\"clientIp\":\"\",\"time\":\"2026-11-03T08:00:00.000Z\"},"
                + "{\"appId\":\"unnamed\",\"appName\":\"unnamed\",\"appLogo\":\"\",\"appLoginUrl\":\"\","
                + "\"clientIp\":\"2001:db8:0:0:0:0:0:1\",\"userAgent\":\"Mozilla/5.0 \\\"x\\\"\",\"time\":\"2026-11-02T08:00:00.123Z\"},"
                + "{"
                + CHAT_APP
                + ",\"clientIp\":\"203.0.113.7\",\"time\":\"2026-11-01T08:00:00.000Z\"}]}}");
  }

  @Test
  void userWhoNeverSignedInHasAnEmptyHistory() {
    assertThat(get(HISTORY + "?userId=amy")).isEqualTo(SUCCESS + "{\"totalCount\":0,\"list\":[]}}");
  }

  @ParameterizedTest
  @CsvSource({
    "page=1&limit=2, 3, 2026-11-03T08:00:00.000Z 2026-11-02T08:00:00.123Z",
    "page=2&limit=2, 3, 2026-11-01T08:00:00.000Z",
    "page=3&limit=2, 3, ''",
    "page=1000000&limit=50, 3, ''",
    "page=1e%2B00&limit=1E1&appId=unnamed, 1, 2026-11-02T08:00:00.123Z",
    "start=0&end=0&page=1&limit=10&appId=unnamed, 1, 2026-11-02T08:00:00.123Z",
    "appId=none, 0, ''",
    "clientIp=203.0.113.7, 1, 2026-11-01T08:00:00.000Z",
    "clientIp=2001:db8:0::1, 1, 2026-11-02T08:00:00.123Z",
    "start=1793606400123, 2, 2026-11-03T08:00:00.000Z 2026-11-02T08:00:00.123Z",
    "start=1793606400124, 1, 2026-11-03T08:00:00.000Z",
    "end=1793606400123, 2, 2026-11-02T08:00:00.123Z 2026-11-01T08:00:00.000Z",
    "end=1793606400122, 1, 2026-11-01T08:00:00.000Z",
    "start=1793606400&end=1793606401, 1, 2026-11-02T08:00:00.123Z",
    "start=1.7936064e%2B12&end=1.793606401e%2B12, 1, 2026-11-02T08:00:00.123Z",
    "start=1793606400000.0&end=1793606401000, 1, 2026-11-02T08:00:00.123Z",
    "start=&end=&appId=&clientIp=&page=&limit=1, 3, 2026-11-03T08:00:00.000Z"
  })
  void historyIsFilteredAndPaged(String query, int total, String times) {
    JsonPath answer = JsonPath.from(get(HISTORY + "?userId=bob&" + query));
    assertThat(answer.getInt("statusCode")).as(answer.getString("message")).isEqualTo(200);
    assertThat(answer.getInt("data.totalCount")).isEqualTo(total);
    assertThat(String.join(" ", answer.<String>getList("data.list.time"))).isEqualTo(times);
  }

  @ParameterizedTest
  @CsvSource({
    "page=0, page",
    "page=-1, page",
    "page=1000001, page",
    "page=x, page",
    "limit=0, limit",
    "limit=51, limit",
    "limit=1e999999999, limit",
    "limit=1e-999999999, limit",
    "start=-1, start",
    "start=1e16, start",
    "start=1e2147483647, start",
    "end=0x10, end",
    "end=NaN, end",
    "end=11111111111111111111111111111111111, end",
    "clientIp=localhost, clientIp",
    "clientIp=1.2.3.4.5, clientIp",
    "clientIp=fe80::1%251, clientIp",
    "userIdType=nonsense, userIdType",
    "userID=bob, userID"
  })
  void malformedHistoryParametersAreNamed(String query, String parameter) {
    assertMalformed(HISTORY + "?userId=bob&" + query, parameter);
  }

  @ParameterizedTest
  @ValueSource(strings = {IDENTITIES, HISTORY})
  void unknownUserIsNotFoundAndEmptyUserIdIsNamed(String path) {
    for (String user : List.of("nobody", "%20", "x".repeat(600))) {
      JsonPath answer = getInChinese(path + "?userId=" + user);
      assertThat(answer.getInt("statusCode")).isEqualTo(404);
      assertThat(answer.getInt("apiCode")).isEqualTo(2004);
      assertThat(answer.getString("message")).isEqualTo("用户不存在");
    }
    assertMalformed(path + "?userId=", "userId");
    assertMalformed(path, "userId");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"username\":\"bobby\"}|true",
        "{\"username\":\"Bobby\"}|false",
        "{\"email\":\"BOB@example.COM\"}|true",
        "{\"phone\":\"+86188\"}|true",
        "{\"phone\":\"188\"}|true",
        "{\"phone\":\"1-8 8\"}|true",
        "{\"phone\":\"88\"}|false",
        "{\"phone\":\"86188\"}|false",
        "{\"phone\":\"+44 188\"}|false",
        "{\"phone\":\"188\",\"phoneCountryCode\":\"+86\"}|true",
        "{\"phone\":\"188\",\"phoneCountryCode\":\"1\"}|true",
        "{\"phone\":\"188\",\"phoneCountryCode\":\"+44\"}|false",
        "{\"externalId\":\"E1\"}|true",
        "{\"username\":\"nobody\",\"externalId\":\"E1\"}|true",
        "{\"username\":\"\",\"email\":\"a@b.c\"}|false",
        "{\"username\":\"bobby\",\"email\":null}|true",
        "{\"username\":\"bob\"}|false"
      })
  void userExistsIfAnyNameIsKnown(String body, boolean exists) {
    assertThat(post(EXISTS, body)).isEqualTo(SUCCESS + "{\"exists\":" + exists + "}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"username\":\"\"}", "{\"email\":null}", "{\"name\":\"x\"}"})
  void existenceCheckWithoutANameIsRefused(String body) {
    JsonPath answer =
        caller
            .as(POOL, TestPool.SECRET)
            .header("x-authing-lang", "zh-CN")
            .contentType("application/json")
            .body(body)
            .post(EXISTS)
            .jsonPath();
    assertThat(answer.getInt("statusCode")).isEqualTo(400);
    assertThat(answer.getString("message")).isEqualTo("参数 username, email, phone, externalId 格式错误");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"username\":1}|username",
        "{\"email\":\"test#x.com\"}|email",
        "{\"phone\":\"123#\"}|phone",
        "{\"phone\":\"188\",\"phoneCountryCode\":\"x\"}|phone",
        "{\"username\":\"bobby\",\"externalId\":[]}|externalId"
      })
  void malformedNamesAreNamed(String body, String parameter) {
    JsonPath answer = JsonPath.from(post(EXISTS, body));
    assertThat(answer.getString("message")).isEqualTo("Parameter " + parameter + " is malformed");
  }

  @Test
  void usersAreListedInTheDocumentedShape() {
    String filter = "{\"field\":\"username\",\"operator\":\"EQUAL\",\"value\":\"bobby\"}";
    assertThat(
            post(
                LIST,
                "{\"advancedFilter\":[" + filter + "],\"options\":{\"withIdentities\":true}}"))
        .isEqualTo(
            SUCCESS
                + "{\"totalCount\":1,\"list\":[{\"userId\":\"bob\",\"status\":\"Activated\",\"workStatus\":\"Active\",\"externalId\":\"E1\",\"email\":\"Bob@example.com\",\"phone\":\"+86 188\",\"username\":\"bobby\","
                + NEUTRAL
                + ",\"identities\":[{\"identityId\":\"i1\",\"extIdpId\":\"p1\",\"userIdInIdp\":\"o1\"}]}]}}");
    assertThat(post(LIST, "{\"keywords\":\"amy\"}"))
        .isEqualTo(
            SUCCESS
                + "{\"totalCount\":1,\"list\":[{\"userId\":\"amy\",\"status\":\"Activated\",\"workStatus\":\"Active\",\"externalId\":\"bobby\",\"username\":\"amy\","
                + NEUTRAL
                + "}]}}");
    assertThat(post(LIST, "{\"keywords\":\"nobody\"}"))
        .isEqualTo(SUCCESS + "{\"totalCount\":0,\"list\":[]}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id EQUAL \"bob\"|bob",
        "userId IN [\"amy\",\"nobody\",\"bob\",\"guest\"]|amy bob guest",
        "email IN [\"bob@EXAMPLE.com\",\"x\"]|bob",
        "phone EQUAL \"+86 1-88\"|bob",
        "phone EQUAL \"188\"|bob",
        "phone IN [\"188\",\"+1 188\"]|bob eve",
        "id IN [\"bob\",\"eve\"];phone EQUAL \"1 88\"|bob",
        "externalId IN [\"E1\",\"bobby\",\"E1\"]|bob amy",
        "username IN []|",
        "id IN [\"bob\",\"amy\"];username EQUAL \"amy\"|amy",
        "id IN [\"bob\",\"amy\"];loggedInApps IN [\"chat\",\"none\"]|bob",
        "id IN [\"bob\",\"amy\"];loggedInApps IN [\"none\"]|",
        "loggedInApps IN [\"unnamed\"];id IN [\"bob\",\"guest\"];loggedInApps EQUAL \"chat\"|bob"
      })
  void usersAreFoundByExactNames(String conditions, String users) {
    JsonPath answer = JsonPath.from(post(LIST, "{\"advancedFilter\":" + filter(conditions) + "}"));
    assertThat(answer.getInt("statusCode")).as(answer.getString("message")).isEqualTo(200);
    assertThat(String.join(" ", answer.<String>getList("data.list.userId")))
        .isEqualTo(users == null ? "" : users);
  }

  @Test
  void keywordsAreOneExactNameOfAnyKindUnlessFieldsAreNamed() {
    assertThat(found("{\"keywords\":\"bobby\"}")).containsExactly("bob", "amy");
    assertThat(found("{\"keywords\":\"bobb\"}")).isEmpty();
    assertThat(found("{\"keywords\":\"guest\"}")).containsExactly("guest");
    assertThat(found("{\"keywords\":\"188\"}")).containsExactly("bob");
    assertThat(
            found(
                """
                {"keywords":"bobby","options":{"fuzzySearchOn":["name","externalId"]}}\
                """))
        .containsExactly("amy");
  }

  @Test
  void foundUsersArePaged() {
    String all = "{\"advancedFilter\":" + filter("id IN [\"guest\",\"bob\",\"amy\"]");
    assertThat(found(all + ",\"options\":{\"pagination\":{\"page\":2,\"limit\":1}}}"))
        .containsExactly("bob");
    assertThat(found(all + ",\"options\":{\"pagination\":{\"page\":9}}}")).isEmpty();
    assertThat(found(all + ",\"options\":[],\"searchQuery\":null}")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"withCustomData\":true,\"withIdentities\":true}",
        "{\"keywords\":\"\",\"advancedFilter\":[],\"options\":{}}",
        "{\"keywords\":null,\"advancedFilter\":null,\"options\":null}",
        "{\"advancedFilter\":[{\"field\":\"loggedInApps\",\"operator\":\"IN\",\"value\":[\"chat\"]}]}"
      })
  void listingEverybodyIsNotSupported(String body) {
    JsonPath answer = JsonPath.from(post(LIST, body));
    assertThat(answer.getInt("statusCode")).isEqualTo(501);
    assertThat(answer.getString("message")).startsWith("Listing all users is not supported");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"searchQuery\":{\"match_all\":{}}}|searchQuery",
        "{\"advancedFilter\":[{\"field\":\"email\",\"operator\":\"CONTAINS\",\"value\":\"@\"}]}|advancedFilter.operator",
        "{\"advancedFilter\":[{\"field\":\"gender\",\"operator\":\"EQUAL\",\"value\":\"F\"}]}|advancedFilter.field",
        "{\"keywords\":\"x\",\"options\":{\"fuzzySearchOn\":[\"address\"]}}|fuzzySearchOn"
      })
  void searchesAreNotSupported(String body, String what) {
    JsonPath answer = JsonPath.from(post(LIST, body));
    assertThat(answer.getInt("statusCode")).isEqualTo(501);
    assertThat(answer.getString("message"))
        .isEqualTo("Users can be found by exact name only; " + what + " is not supported");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"keywords\":1}|keywords",
        "{\"keywords\":\"x\",\"options\":{\"pagination\":{\"page\":0}}}|page",
        "{\"keywords\":\"x\",\"options\":{\"pagination\":{\"limit\":0}}}|limit",
        "{\"keywords\":\"x\",\"options\":{\"pagination\":{\"limit\":true}}}|limit",
        "{\"advancedFilter\":{}}|advancedFilter",
        "{\"advancedFilter\":[{\"field\":\"status\",\"operator\":\"EQUAL\",\"value\":\"activated\"}]}|advancedFilter",
        "{\"advancedFilter\":[{\"field\":\"gender\",\"operator\":\"IN\",\"value\":[\"M\",\"X\"]}]}|advancedFilter",
        "{\"advancedFilter\":[{\"field\":\"workStatus\",\"operator\":\"EQUAL\",\"value\":\"ACTIVE\"}]}|advancedFilter",
        "{\"advancedFilter\":[{\"field\":\"userSourceType\",\"operator\":\"EQUAL\",\"value\":\"x\"}]}|advancedFilter",
        "{\"advancedFilter\":[1]}|advancedFilter",
        "{\"advancedFilter\":[{}]}|advancedFilter",
        "{\"advancedFilter\":[{\"field\":\"id\"}]}|advancedFilter",
        "{\"advancedFilter\":[{\"field\":\"id\",\"operator\":\"EQUAL\"}]}|advancedFilter",
        "{\"advancedFilter\":[{\"field\":\"id\",\"operator\":\"EQUAL\",\"value\":[\"a\"]}]}|value",
        "{\"advancedFilter\":[{\"field\":\"id\",\"operator\":\"IN\",\"value\":\"a\"}]}|value",
        "{\"advancedFilter\":[{\"field\":\"id\",\"operator\":\"IN\",\"value\":[1]}]}|value"
      })
  void malformedListParametersAreNamed(String body, String parameter) {
    JsonPath answer = JsonPath.from(post(LIST, body));
    assertThat(answer.getString("message")).isEqualTo("Parameter " + parameter + " is malformed");
    assertThat(answer.getInt("statusCode")).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"51", "220", "\"51\"", "1e2", "999999999999999"})
  void limitThatIsTooLargeIsRefusedInTheWordsOfGenAuth(String limit) {
    JsonPath answer =
        JsonPath.from(
            post(
                LIST,
                "{\"keywords\":\"x\",\"options\":{\"pagination\":{\"limit\":" + limit + "}}}"));
    assertThat(answer.getInt("statusCode")).isEqualTo(400);
    assertThat(answer.getString("message")).isEqualTo("limit must less than 50");
  }

  /// `field operator value; …` as an advanced filter.
  private static String filter(String conditions) {
    List<String> items =
        java.util.Arrays.stream(conditions.split(";", -1))
            .map(condition -> condition.split(" ", 3))
            .map(parts ->
                "{\"field\":\"%s\",\"operator\":\"%s\",\"value\":%s}"
                    .formatted(parts[0], parts[1], parts[2]))
            .toList();
    return "[" + String.join(",", items) + "]";
  }

  private List<String> found(String body) {
    return JsonPath.from(post(LIST, body)).getList("data.list.userId");
  }

  private void assertMalformed(String address, String parameter) {
    JsonPath answer = getInChinese(address);
    assertThat(answer.getString("message")).isEqualTo("参数 " + parameter + " 格式错误");
    assertThat(answer.getInt("statusCode")).isEqualTo(400);
  }

  private JsonPath getInChinese(String address) {
    return caller
        .as(POOL, TestPool.SECRET)
        .header("x-authing-lang", "zh-CN")
        .get(address)
        .jsonPath();
  }

  private String get(String address) {
    return caller.as(POOL, TestPool.SECRET).get(address).asString().replaceAll(UUID, "UUID");
  }

  private String post(String path, String body) {
    return caller
        .as(POOL, TestPool.SECRET)
        .contentType("application/json")
        .body(body)
        .post(path)
        .asString()
        .replaceAll(UUID, "UUID");
  }
}
