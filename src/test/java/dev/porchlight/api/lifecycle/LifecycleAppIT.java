package dev.porchlight.api.lifecycle;

import static dev.porchlight.api.lifecycle.LifecycleCaller.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.local.FunctionUnderTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Apps are written and deleted.
class LifecycleAppIT {
  private static final String CHAT =
      """
      {"name":"Chat","logo":"https://cdn.example.com/c.png",\
      "loginUrl":"https://chat.example.com/login"}\
      """;

  private final LifecycleCaller caller = LifecycleCaller.ofNewPool(FunctionUnderTest.demo());

  @Test
  void appIsCreatedReplacedAndDeleted() {
    Response created = caller.put("/v1/apps/chat", CHAT);
    assertThat(created.asString())
        .isEqualTo(
            """
            {"appId":"chat","name":"Chat","logo":"https://cdn.example.com/c.png",\
            "loginUrl":"https://chat.example.com/login"}\
            """);
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.contentType()).startsWith("application/json");
    Response replaced = caller.put("/v1/apps/chat", "{\"name\":\"C\",\"logo\":null}");
    assertThat(replaced.statusCode()).isEqualTo(200);
    assertThat(replaced.asString())
        .isEqualTo("{\"appId\":\"chat\",\"name\":\"C\",\"logo\":\"\",\"loginUrl\":\"\"}");
    for (int i = 0; i < 2; i++) {
      Response deleted = caller.delete("/v1/apps/chat");
      assertThat(deleted.statusCode()).isEqualTo(204);
      assertThat(deleted.asString()).isEmpty();
    }
    assertThat(caller.put("/v1/apps/chat", CHAT).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b", "a#APP#b", "你😀", "a+b c", "a;b=c", "..", ".", "100%", "%2F", "~YQ", "a|b", "a?b"
      })
  void anyIdIsAcceptedInThePath(String id) {
    for (LifecycleCaller through : caller.everyWayIn()) {
      String path = "/v1/apps/" + LifecycleCaller.inPath(id);
      Response created = through.put(path, CHAT);
      assertThat(created.statusCode()).isEqualTo(201);
      assertThat(created.jsonPath().getString("appId")).isEqualTo(id);
      assertThat(through.delete(path).statusCode()).isEqualTo(204);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/apps/", "/v1/apps//", "/v1/apps/a/b", "/v1/nothing", "/v1/"})
  void pathOfNoOperationIsUnknown(String path) {
    assertProblem(caller.put(path, CHAT), LifecycleError.OPERATION_UNKNOWN, "");
  }

  @Test
  void idThatIsTooLongIsRefused() {
    String longest = "你".repeat(170) + "ab";
    assertThat(caller.put("/v1/apps/" + LifecycleCaller.inPath(longest), CHAT).statusCode())
        .isEqualTo(201);
    for (String id : List.of("x".repeat(513), longest + "c")) {
      assertProblem(
          caller.put("/v1/apps/" + LifecycleCaller.inPath(id), CHAT),
          LifecycleError.PARAMETER_MALFORMED,
          "appId");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|name",
        "{\"name\":\"\"}|name",
        "{\"name\":1}|name",
        "{\"name\":\"a\\ud800\"}|BODY",
        "{\"name\":\"a\",\"logo\":\"javascript:alert(1)\"}|logo",
        "{\"name\":\"a\",\"logo\":\"//example.com/a.png\"}|logo",
        "{\"name\":\"a\",\"loginUrl\":\"https://\"}|loginUrl",
        "{\"name\":\"a\",\"loginUrl\":\"not an address\"}|loginUrl",
        "{\"name\":\"a\",\"loginUrl\":[]}|loginUrl",
        "[]|BODY",
        "{\"name\":\"a\"}{}|BODY",
        "{\"name\":\"a\",\"name\":\"b\"}|BODY"
      })
  void badBodyIsRefused(String body, String member) {
    if (member.equals("BODY")) {
      assertProblem(caller.put("/v1/apps/chat", body), LifecycleError.BODY_MALFORMED, "");
    } else {
      assertProblem(caller.put("/v1/apps/chat", body), LifecycleError.PARAMETER_MALFORMED, member);
    }
  }

  @Test
  void controlCharactersAreNotAnEmptyBody() {
    assertProblem(caller.put("/v1/apps/chat", "\u001f\r"), LifecycleError.BODY_MALFORMED, "");
  }

  @Test
  void unknownMemberIsNamed() {
    assertProblem(
        caller.put("/v1/apps/chat", "{\"name\":\"a\",\"loginURL\":\"x\"}"),
        LifecycleError.PARAMETER_UNKNOWN,
        "loginURL");
    assertProblem(
        caller.delete("/v1/apps/chat?dryRun=true"), LifecycleError.PARAMETER_UNKNOWN, "dryRun");
  }
}
