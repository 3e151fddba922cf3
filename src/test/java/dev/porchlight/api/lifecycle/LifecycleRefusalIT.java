package dev.porchlight.api.lifecycle;

import static dev.porchlight.api.lifecycle.LifecycleCaller.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.local.FunctionUnderTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is let in, with what, and what the others are told.
class LifecycleRefusalIT {
  private static final String APP = "/v1/apps/chat";
  private static final String CHAT = "{\"name\":\"Chat\"}";
  private static final String SIGNED_CHAT = "name=Chat";

  private final FunctionUnderTest function = FunctionUnderTest.demo();
  private final LifecycleCaller caller = LifecycleCaller.ofNewPool(function);

  @Test
  void problemSaysHowToSignIn() {
    Response refused = caller.anonymous().get("/v1/access-keys");
    assertProblem(refused, LifecycleError.NOT_SIGNED_IN, "");
    assertThat(refused.header("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"porchlight\", authing realm=\"porchlight\"");
  }

  @Test
  void signedRequestsPass() {
    assertThat(put(caller.signing("PUT", APP, SIGNED_CHAT)).statusCode()).isEqualTo(201);
    assertThat(caller.signing("DELETE", APP, "").delete(APP).statusCode()).isEqualTo(204);
    Response list =
        caller.signing("GET", "/v1/access-keys", "limit=1").get("/v1/access-keys?limit=1");
    assertThat(list.statusCode()).isEqualTo(200);
  }

  /// `|` and `~` in every spelling that clients sign.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a|b", "a%7Cb", "a%7cb", "~YS9i", "%7EYS9i", "%7eYS9i", "amy@x", "amy%40x", "a%2Bb"
      })
  void signatureCoversAnIdAsItWasSigned(String signed) {
    String id = URLDecoder.decode(signed, StandardCharsets.UTF_8);
    for (LifecycleCaller through : caller.everyWayIn()) {
      for (String sent : List.of(signed.replace("|", "%7C"), id.replace("|", "%7C"))) {
        RequestSpecification request =
            through.signing("PUT", "/v1/users/" + signed, "username=" + id);
        Response answer =
            request
                .contentType("application/json")
                .body("{\"username\":\"" + id + "\"}")
                .put("/v1/users/" + sent);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
      }
    }
  }

  @Test
  void signatureOfOneIdIsNoneOfAnother() {
    assertProblem(
        caller.atFunctionUrl().signing("DELETE", "/v1/users/%2541", "").delete("/v1/users/A"),
        LifecycleError.SIGNATURE_WRONG,
        "");
    assertProblem(
        caller.signing("DELETE", "/v1/users/~YQ", "").delete("/v1/users/a"),
        LifecycleError.SIGNATURE_WRONG,
        "");
    assertProblem(
        caller.signing("DELETE", "/v1/users/a", "").delete("/v1/users/b"),
        LifecycleError.SIGNATURE_WRONG,
        "");
  }

  @Test
  void signatureCoversNestedMembersAsTheyWereSent() {
    String profile = "{ \"roles\": [\"a\" , \"b\"] }";
    Response created =
        caller
            .signing("PUT", "/v1/users/u1", "profile=" + profile + "&username=bob")
            .contentType("application/json")
            .body("{\"username\":\"bob\",\"profile\":" + profile + "}")
            .put("/v1/users/u1");
    assertThat(created.statusCode()).isEqualTo(201);
  }

  @Test
  void signatureWorksOnceForChangesAndRepeatedlyForReads() {
    RequestSpecification change = caller.signing("PUT", APP, SIGNED_CHAT);
    assertThat(put(change).statusCode()).isEqualTo(201);
    assertProblem(put(change), LifecycleError.SIGNATURE_USED, "");
    RequestSpecification question = caller.signing("GET", "/v1/access-keys", "");
    assertThat(question.get("/v1/access-keys").statusCode()).isEqualTo(200);
    assertThat(question.get("/v1/access-keys").statusCode()).isEqualTo(200);
  }

  @Test
  void changedBodyPathOrTimeIsNoLongerSigned() {
    RequestSpecification changed = caller.signing("PUT", APP, SIGNED_CHAT);
    assertProblem(
        changed.contentType("application/json").body("{\"name\":\"Chap\"}").put(APP),
        LifecycleError.SIGNATURE_WRONG,
        "");
    Instant old = Instant.now().minus(Duration.ofMinutes(20));
    assertProblem(
        put(caller.signingAt(old, "PUT", APP, SIGNED_CHAT)), LifecycleError.DATE_SKEWED, "");
  }

  /// Node's `makeRequest` signs a GET without its query, and writes `get` in lower case.
  @Test
  void unsignedQueryIsRefused() {
    assertProblem(
        caller.signing("get", "/v1/access-keys", "").get("/v1/access-keys?limit=1"),
        LifecycleError.QUERY_NOT_SIGNED,
        "");
    assertProblem(
        caller.signedIn().contentType("application/json").body(CHAT).put(APP + "?dryRun=true"),
        LifecycleError.QUERY_NOT_SIGNED,
        "");
  }

  @Test
  void wrongMethodIsRefused() {
    assertProblem(caller.signedIn().patch(APP), LifecycleError.METHOD_WRONG, "");
    assertProblem(caller.get(APP), LifecycleError.METHOD_WRONG, "");
    assertProblem(caller.delete("/v1/access-keys"), LifecycleError.METHOD_WRONG, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/apps/a1 | DELETE, PUT",
        "/v1/users/u1/sessions | DELETE, GET",
        "/v1/users/u1/sessions/s1 | DELETE, PUT",
        "/v1/users/u1/sessions/s1/activity | POST",
        "/v1/users/u1/apps/a1/status | GET",
        "/v1/status | POST",
        "/v1/access-keys | GET, POST",
        "/v1/access-keys/k1 | DELETE",
      })
  void wrongMethodIsAnsweredWithTheAllowedOnes(String path, String methods) {
    assertWrongMethod(caller, path, methods);
  }

  @Test
  void wrongMethodOnAnyIdIsAnsweredWithTheAllowedOnes() {
    assertWrongMethod(caller.atFunctionUrl(), "/v1/users/~dS8x", "DELETE, PUT");
  }

  private static void assertWrongMethod(LifecycleCaller through, String path, String methods) {
    Response refused = through.signedIn().urlEncodingEnabled(false).patch(path);
    assertProblem(refused, LifecycleError.METHOD_WRONG, "");
    assertThat(refused.header("Allow")).isEqualTo(methods);
  }

  @Test
  void headIsNoMethodOfAnyOperation() {
    for (LifecycleCaller through : List.of(caller, caller.atFunctionUrl())) {
      Response refused = through.signedIn().head("/v1/access-keys");
      assertThat(refused.statusCode()).isEqualTo(405);
      assertThat(refused.header("Allow")).isEqualTo("GET, POST");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/json-patch+json",
        "nonsense"
      })
  void bodyNotDeclaredAsJsonIsRefused(String type) {
    EncoderConfig asItIs =
        EncoderConfig.encoderConfig()
            .appendDefaultContentCharsetToContentTypeIfUndefined(false)
            .encodeContentTypeAs(type, ContentType.TEXT);
    Response refused =
        caller
            .signedIn()
            .config(RestAssuredConfig.config().encoderConfig(asItIs))
            .contentType(type)
            .body(CHAT)
            .put(APP);
    assertProblem(refused, LifecycleError.CONTENT_TYPE_WRONG, "");
  }

  @Test
  void bodyBeyondTheLimitIsRefusedBeforeAnythingElse() {
    assertProblem(
        caller
            .anonymous()
            .contentType("application/json")
            .body("{\"name\":\"" + "x".repeat(65_536) + "\"}")
            .put(APP),
        LifecycleError.BODY_TOO_LARGE,
        "");
  }

  @Test
  void anyAcceptHeaderGetsJson() {
    Response created =
        caller
            .signedIn()
            .accept("text/html")
            .contentType("application/json; charset=utf-8")
            .body(CHAT)
            .put(APP);
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.contentType()).startsWith("application/json");
  }

  @Test
  void longNameInAProblemIsTruncated() {
    Response refused = caller.put(APP, "{\"name\":\"a\",\"" + "😀".repeat(5_000) + "\":1}");
    assertThat(refused.jsonPath().getString("detail"))
        .isEqualTo("Unknown parameter: " + "😀".repeat(100) + "…");
  }

  @Test
  void foreignPoolIsRefused() {
    Response refused = caller.signedIn().header("x-authing-userpool-id", "another").delete(APP);
    assertProblem(refused, LifecycleError.USER_POOL_FOREIGN, "");
  }

  private static Response put(RequestSpecification signed) {
    return signed.contentType("application/json").body(CHAT).put(APP);
  }
}
