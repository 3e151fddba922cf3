package dev.porchlight.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.porchlight.api.FaultyStore;
import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.StoreProxy;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the packaged function prints: the lines, the metrics, and no secrets.
class TelemetryIT {
  private static final String KEY = "6250f12d5d0000009bcfcf78";
  private static final String SECRET = "4ae78d3e579a6d0000001aeca7b1e29e";
  private static final String BOB = "6229ffa000000000cade3e3d";
  private static final String CHAT = "62188e71c00000003075289c";
  private static final String CHECK = "/api/v3/check-session-status";
  private static final String TOKEN = "/api/v3/get-management-token";
  private static final String SIGNATURE = "QUJDREVGR0hJSktMTU5PUFFSU1Q=";
  private static final Duration SLOW = Duration.ofMillis(400);

  @RegisterExtension static final FaultyStore STORE = new FaultyStore();

  private static StoreProxy proxy;
  private static FunctionUnderTest function;
  private static String token;

  @BeforeAll
  static void start() {
    proxy = STORE.proxy();
    function =
        STORE.start(
            Map.of(
                "PORCHLIGHT_METRICS_INTERVAL", "0s",
                "PORCHLIGHT_SLOW_REQUEST", SLOW.toMillis() + "ms",
                "PORCHLIGHT_STAGE", "test"),
            "function-telemetry");
    token = token(SECRET).getString("data.access_token");
    check(BOB);
  }

  @Test
  void checkIsCountedLiveOrNotAndWritesNoLine() {
    int before = printed().size();
    String live = check(BOB).getString("requestId");
    JsonNode first = metrics(before, "Checks");
    assertThat(first.path("Stage").asText()).isEqualTo("test");
    assertThat(first.path("Family").asText()).isEqualTo("genauth");
    assertThat(first.path("Operation").asText()).isEqualTo("POST " + CHECK);
    assertThat(first.path("LiveAnswers").asInt()).isEqualTo(1);
    assertThat(first.path("Latency").path(0).asDouble())
        .isGreaterThan(first.path("StoreTime").path(0).asDouble());
    int between = printed().size();
    check("0".repeat(24));
    JsonNode second = metrics(between, "Checks");
    assertThat(second.path("Checks").asInt()).isEqualTo(1);
    assertThat(second.has("LiveAnswers")).isFalse();
    assertThat(printed()).noneMatch(line -> line.contains(live));
  }

  @ParameterizedTest
  @CsvSource({
    "signature_wrong, x-other, x, signature",
    "signature_method_wrong, x-authing-signature-method, HMAC-MD5, signature",
    "signature_version_wrong, x-authing-signature-version, 2.0, signature",
    "date_missing, date, '', signature",
    "date_malformed, date, yesterday, signature",
    "date_skewed, date, 'Fri, 20 Nov 2020 09:30:00 GMT', signature",
    "not_signed_in, x-other, x, Bearer rubbish-token",
    "user_pool_foreign, x-authing-userpool-id, another-pool, token",
  })
  void deniedRequestIsOneLineAndOneCountOfItsReason(
      String reason, String header, String value, String authorization) {
    Map<String, String> headers = new HashMap<>();
    headers.put("date", String.valueOf(System.currentTimeMillis()));
    headers.put("x-authing-signature-method", "HMAC-SHA1");
    headers.put("x-authing-signature-version", "1.0");
    headers.put("Authorization", credentials(authorization));
    headers.put(header, value);
    headers.values().removeIf(String::isEmpty);
    int before = printed().size();
    String id = check(given().headers(headers), BOB).getString("requestId");
    assertDenied(before, id, "genauth", reason);
  }

  @Test
  void wrongSecretAndUnknownKeyAreDenied() {
    int before = printed().size();
    assertDenied(before, token("f".repeat(32)).getString("requestId"), "genauth", "secret_wrong");
    int between = printed().size();
    String id =
        post(given(), TOKEN, Map.of("accessKeyId", "nobody", "accessKeySecret", SECRET))
            .getString("requestId");
    assertDenied(between, id, "genauth", "user_pool_unknown");
  }

  @Test
  void otherFamiliesDenialsAreCountedSeparately() {
    int before = printed().size();
    given().baseUri(address()).header("X-User-Id", "u").get("/api/v1/sessions/list");
    JsonNode denied = metrics(before, "Denied");
    assertThat(denied.path("Family").asText()).isEqualTo("rocketchat");
    assertThat(denied.path("Reason").asText()).isEqualTo("not_logged_in");
  }

  @Test
  void outageIsOneErrorLineAndIsCounted() {
    proxy.play(StoreProxy.Fault.DENIED);
    int before = printed().size();
    String id = check(BOB).getString("requestId");
    JsonNode metrics = metrics(before, "StoreErrors");
    assertThat(metrics.path("StoreErrors").asInt()).isEqualTo(1);
    assertThat(metrics.path("Failures").asInt()).isEqualTo(1);
    assertThat(metrics.has("Checks")).isFalse();
    assertThat(line(id).path("outcome").asText()).isEqualTo("store_unavailable");
  }

  @Test
  void busyStoreIsOneWarningAndCountsAsNoFailure() {
    proxy.play(StoreProxy.Fault.CONFLICT);
    int before = printed().size();
    JsonPath answer = check(BOB);
    assertThat(answer.getInt("statusCode")).isEqualTo(503);
    JsonNode metrics = metrics(before, "StoreTime");
    assertThat(metrics.has("Failures")).isFalse();
    assertThat(metrics.has("StoreErrors")).isFalse();
    JsonNode line = line(answer.getString("requestId"));
    assertThat(line.path("level").asText()).isEqualTo("WARN");
    assertThat(line.path("outcome").asText()).isEqualTo("store_busy");
    assertThat(line.path("storeCalls").asInt()).isEqualTo(5);
  }

  @Test
  void slowRequestIsOneLineWithTheStoreTime() {
    proxy.delay(SLOW);
    String id = check(BOB).getString("requestId");
    JsonNode line = line(id);
    assertThat(line.path("event").asText()).isEqualTo("slow");
    assertThat(line.path("outcome").asText()).isEqualTo("answered");
    assertThat(line.path("storeMs").asDouble()).isGreaterThanOrEqualTo(SLOW.toMillis() - 20.0);
    assertThat(line.path("storeCalls").asInt()).isEqualTo(1);
    assertThat(line.path("coldStart").asBoolean()).isFalse();
  }

  @Test
  void coldStartIsCountedExactlyOnce() {
    check(BOB);
    check(BOB);
    assertThat(printed().stream().filter(line -> line.contains("\"ColdStarts\":"))).hasSize(1);
  }

  @Test
  void everyMetricLineIsValidForCloudWatch() {
    check(BOB);
    List<String> lines = printed().stream().filter(line -> line.contains("\"_aws\"")).toList();
    assertThat(lines).isNotEmpty();
    lines.forEach(EmbeddedMetricsSchema::check);
  }

  @Test
  void nothingThatACallerSentIsEverPrinted() {
    List<StoreProxy.Fault> faults = List.of(StoreProxy.Fault.NONE, StoreProxy.Fault.DENIED);
    for (StoreProxy.Fault fault : faults) {
      proxy.play(fault);
      RequestSpecification planted =
          given()
              .header("User-Agent", "planted-agent")
              .header("Cookie", "planted=cookie")
              .header("X-Auth-Token", "planted-login-token")
              .header("X-User-Id", "planted-chat-user")
              .header("date", String.valueOf(System.currentTimeMillis()));
      check(planted.header("Authorization", "Bearer planted-bearer"), "planted-user");
      check(given().header("Authorization", token), "planted-user@example.com");
      check(given().header("Authorization", "authing " + KEY + ":" + SIGNATURE), "planted-user");
      post(given(), TOKEN, Map.of("accessKeyId", KEY, "accessKeySecret", "planted-secret"));
      given().baseUri(address()).get("/api/v3/planted-path?planted=query");
      given().baseUri(address()).get("/planted/path");
      given()
          .header("Authorization", token)
          .baseUri(address())
          .contentType("application/json")
          .body(Map.of("username", "planted-name"))
          .put("/v1/users/planted-user");
      given()
          .header("Authorization", token)
          .baseUri(address())
          .delete("/v1/access-keys/planted-key");
      planted.baseUri(address()).get("/api/v1/sessions/info?sessionId=planted-session");
    }
    proxy.play(StoreProxy.Fault.NONE);
    check(BOB);
    assertThat(function.printed())
        .doesNotContainIgnoringCase("planted")
        .doesNotContain(SECRET, SIGNATURE, token, BOB);
  }

  private static String credentials(String kind) {
    return switch (kind) {
      case "signature" -> "authing " + KEY + ":" + SIGNATURE;
      case "token" -> token;
      default -> kind;
    };
  }

  private static void assertDenied(int from, String id, String family, String reason) {
    JsonNode denied = metrics(from, "Denied");
    assertThat(denied.path("Denied").asInt()).isEqualTo(1);
    assertThat(denied.path("Family").asText()).isEqualTo(family);
    assertThat(denied.path("Reason").asText()).isEqualTo(reason);
    assertThat(line(id).path("outcome").asText()).isEqualTo("denied");
    assertThat(line(id).path("reason").asText()).isEqualTo(reason);
  }

  /// The only line about a request.
  private static JsonNode line(String requestId) {
    List<String> lines = printed().stream().filter(line -> line.contains(requestId)).toList();
    assertThat(lines).hasSize(1);
    return EmbeddedMetricsSchema.parse(lines.getFirst());
  }

  /// The first metrics with that name after the first `from` lines.
  private static JsonNode metrics(int from, String name) {
    List<String> lines =
        printed().stream().skip(from).filter(line -> line.contains("\"" + name + "\":")).toList();
    assertThat(lines).as("%s after %d lines", name, from).isNotEmpty();
    return EmbeddedMetricsSchema.check(lines.getFirst());
  }

  /// What the function printed, including its last line for certain: on a JVM, the answer and the
  /// line leave on different threads, so another request is sent afterwards.
  private static List<String> printed() {
    given().baseUri(address()).get("/api/v3/nothing-here");
    return function.printed().lines().toList();
  }

  private static JsonPath check(String user) {
    return check(given().header("Authorization", token), user);
  }

  private static JsonPath check(RequestSpecification as, String user) {
    return post(as, CHECK, Map.of("userId", user, "appId", CHAT));
  }

  private static JsonPath token(String secret) {
    return post(given(), TOKEN, Map.of("accessKeyId", KEY, "accessKeySecret", secret));
  }

  private static JsonPath post(RequestSpecification as, String path, Object body) {
    return as.baseUri(address()).contentType("application/json").body(body).post(path).jsonPath();
  }

  private static String address() {
    return function.address().toString();
  }
}
