package dev.porchlight.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.TestWorkspace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What users of Rocket.Chat's own REST clients get. Each client has its own user.
@VerifiedAgainst(
    client = "@rocket.chat/api-client 0.2.57, @rocket.chat/sdk 0.2.9",
    authentication = "X-User-Id and X-Auth-Token",
    since = "2026-11-20")
class RocketChatClientsIT {
  private static final String FAR = "2098-01-01T00:00:00.000Z";
  private static final String THEN = "2026-01-01T00:00:00.000Z";
  private static final String LATER = "2026-01-02T00:00:00.000Z";

  private static FunctionUnderTest function;
  private static SdkProcess clients;

  @BeforeAll
  static void start() {
    TestWorkspace workspace = new TestWorkspace("chat-clients");
    for (String user : List.of("api-client", "sdk")) {
      workspace
          .users(
              TestWorkspace.user(
                  user, "user", TestWorkspace.login("t1", FAR), TestWorkspace.login("t2", FAR)))
          .sessions(
              TestWorkspace.session(user + "-s1", user, "t1", THEN),
              TestWorkspace.session(user + "-s2", user, "t2", LATER));
    }
    function = workspace.start(FunctionUnderTest.demoStore().endpoint(), Map.of());
    clients = Sdk.rocketChat().start(function.address());
  }

  @AfterAll
  static void stop() {
    clients.close();
    function.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"api-client", "sdk"})
  void infoListAndLogoutWorkOneAfterAnother(String client) {
    Map<String, String> other = Map.of("sessionId", client + "-s2");
    List<JsonNode> answers =
        clients.ask(
            List.of(
                question(client, "get", "sessions/info", other),
                question(client, "get", "sessions/list", Map.of("count", 10)),
                question(client, "get", "sessions/list", sorted(client)),
                question(client, "post", "sessions/logout.me", other),
                question(client, "get", "sessions/info", other),
                question(client, "get", "sessions/list", Map.of()),
                question(client, "get", "sessions/info", Map.of("sessionId", "nope"))));
    JsonNode info = answers.get(0).path("resolved");
    assertThat(info.path("sessionId").asText()).isEqualTo(client + "-s2");
    assertThat(info.has("loginToken")).isFalse();
    assertThat(info.path("loginAt").asText()).isEqualTo(LATER);
    assertThat(answers.get(1).path("resolved").path("sessions").findValuesAsText("_id"))
        .containsExactly(client + "-s2", client + "-s1");
    assertThat(answers.get(2).path("resolved").path("sessions").findValuesAsText("_id"))
        .containsExactly(client + "-s1", client + "-s2");
    assertThat(answers.get(3).path("resolved").path("sessionId").asText())
        .isEqualTo(client + "-s2");
    assertThat(answers.get(4).path("resolved").path("logoutAt").asText()).isNotEmpty();
    assertThat(answers.get(5).path("resolved").path("total").asInt()).isEqualTo(1);
    assertRefused(client, answers.get(6), 404, "Session not found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api-client", "sdk"})
  void wrongTokenIsRefused(String client) {
    Map<String, Object> question =
        Map.of(
            "client",
            client,
            "userId",
            client,
            "token",
            "wrong",
            "method",
            "get",
            "endpoint",
            "sessions/list",
            "parameters",
            Map.of());
    JsonNode answer = clients.ask(List.of(question)).getFirst();
    assertRefused(client, answer, 401, "You must be logged in to do this.");
  }

  /// `@rocket.chat/sdk` logs errors and swallows them.
  private static void assertRefused(String client, JsonNode answer, int status, String error) {
    if (client.equals("sdk")) {
      assertThat(answer.path("swallowed").asBoolean()).as(answer.toString()).isTrue();
    } else {
      assertThat(answer.path("rejected").asInt()).isEqualTo(status);
      assertThat(answer.path("body").path("error").asText()).isEqualTo(error);
    }
  }

  /// The web client sends the sort as text, the SDK as an object.
  private static Map<String, Object> sorted(String client) {
    return Map.of("sort", client.equals("sdk") ? Map.of("loginAt", 1) : "{\"loginAt\":1}");
  }

  private static Map<String, Object> question(
      String client, String method, String endpoint, Map<String, ?> parameters) {
    return Map.of(
        "client", client,
        "userId", client,
        "token", "t1",
        "method", method,
        "endpoint", endpoint,
        "parameters", parameters);
  }
}
