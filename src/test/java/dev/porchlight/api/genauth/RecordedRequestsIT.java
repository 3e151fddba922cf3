package dev.porchlight.api.genauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.credentials.RecordedRequest;
import dev.porchlight.workbench.local.DynamoDbLocal;
import dev.porchlight.workbench.local.FunctionUnderTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every recorded request, replayed over HTTP as it was recorded, commas in its headers and all.
/// The time window is wide open, because the function has only the machine's clock.
class RecordedRequestsIT {
  private static final Set<String> SET_BY_THE_CLIENT =
      Set.of("host", "connection", "content-length", "transfer-encoding", "expect");
  private static final Map<String, String> ANY_TIME =
      Map.of("PORCHLIGHT_CLOCK_SKEW", "36500d", "PORCHLIGHT_BASE_PATH", "prod");

  private static DynamoDbLocal store;
  private static FunctionUnderTest function;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    store = FunctionUnderTest.startDemoStore("dynamodb-recorded"); // some of them kick users
    function = FunctionUnderTest.start(store.endpoint(), ANY_TIME, "function-recorded");
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @AfterAll
  static void stop() {
    http.close();
    function.close();
    store.close();
  }

  static List<RecordedRequest> all() {
    return RecordedRequest.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void isAnsweredAsTheSpecSays(RecordedRequest request) throws Exception {
    JsonPath answer = JsonPath.from(send(request).body());
    assertThat(answer.getInt("statusCode"))
        .as("%s: %s", request.id(), answer.getString("message"))
        .isEqualTo(expected(request));
  }

  private static int expected(RecordedRequest request) {
    String operation = request.path().substring(request.path().lastIndexOf('/') + 1);
    return switch (operation) {
      case "get-management-token" -> 200;
      case "check-session-status" -> expectedCheck(request);
      case "get-user-loggedin-apps" -> expectedApps(request);
      case "kick-users" -> expectedKick(request);
      case "is-user-exists" -> expectedExistence(request);
      case "get-user-logged-in-identities", "get-user-login-history" ->
          isRecordersToken(request) || request.matchedCandidate().isEmpty() ? 401 : 200;
      default -> 404;
    };
  }

  private static int expectedCheck(RecordedRequest request) {
    if (isRecordersToken(request)) {
      return 401;
    }
    // userId null, absent, empty, or a number.
    return request.id().matches(".*/(null-|undefined-|empty-|number-).*") ? 400 : 200;
  }

  private static int expectedApps(RecordedRequest request) {
    if (isRecordersToken(request) || request.matchedCandidate().isEmpty()) {
      return 401;
    }
    // The user names with reserved characters belong to nobody.
    return request.id().contains("username") ? 404 : 200;
  }

  private static int expectedKick(RecordedRequest request) {
    if (isRecordersToken(request)) {
      return 401;
    }
    if (request.id().contains("empty-appIds")) {
      return 400;
    }
    // The old Java SDK does not know sync relations: it sends the id as an identity.
    return request.id().equals("java-3.0.15/kick-users/unicode-nested") ? 404 : 200;
  }

  private static int expectedExistence(RecordedRequest request) {
    if (isRecordersToken(request)) {
      return 401;
    }
    return request.body().equals("{}") ? 400 : 200;
  }

  /// The recorder issued its own tokens, which are not valid here.
  private static boolean isRecordersToken(RecordedRequest request) {
    return request.authMode().equals("bearer") || request.authMode().equals("raw-token");
  }

  private static HttpResponse<String> send(RecordedRequest request) throws Exception {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(function.functionUrl() + request.target()))
            .method(
                request.method(),
                request.body().isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(request.body()));
    request
        .headers()
        .forEach((name, value) -> {
          if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            builder.header(name, value);
          }
        });
    HttpResponse<String> response =
        http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response;
  }
}
