package dev.porchlight.api.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.TestWorkspace;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every recorded request from Rocket.Chat's clients, replayed as it was recorded. The recorder's
/// answers were invented; where this service deliberately differs from them, [#DIFFERENT] says how.
class RocketChatRecordedIT {
  private static final Set<String> SET_BY_THE_CLIENT =
      Set.of("host", "connection", "content-length", "transfer-encoding", "expect");
  private static final String USER = "rbAXPnMktTFbNpwtJ";
  private static final String TOKEN = "4uBKb3a7jl28SM1uIAiXnqGvg9CBre9FA8cWxp8AaA6";

  /// Not found is 404 and not 400; there is no licence, no second factor and no counted limit; the
  /// recorder answered 401 and 403 to valid credentials.
  private static final Map<String, Integer> DIFFERENT =
      Map.of(
          "info.notfound-as-400 (docs reading)", 404,
          "info.unlicensed", 404,
          "info.ratelimited", 404,
          "list.all.totp-required-then-ok", 200,
          "logout.totp-invalid-then-ok", 200,
          "list.all.totp-no-handler", 200,
          "info.admin.forbidden", 200,
          "sdk.info.401", 404);

  private static FunctionUnderTest function;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    String then = "2026-01-01T00:00:00.000Z";
    TestWorkspace workspace =
        new TestWorkspace("chat-recorded")
            .users(
                TestWorkspace.user(
                    USER, "admin", TestWorkspace.login(TOKEN, "2098-01-01T00:00:00.000Z")))
            .sessions(
                TestWorkspace.session("QoYYFw2t9oKks2niG", USER, TOKEN, then),
                TestWorkspace.session("WJ2giBwm4B9mcojFi", USER, "another", then),
                TestWorkspace.session("tTouumJMrHMjnedWf", "somebody", "else", then));
    function = workspace.start(FunctionUnderTest.demoStore().endpoint(), Map.of());
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @AfterAll
  static void stop() {
    http.close();
    function.close();
  }

  record Recorded(String name, JsonNode exchange) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Recorded> all() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            RocketChatRecordedIT.class.getResourceAsStream("/vectors/rocketchat.json"))) {
      List<Recorded> all = new ArrayList<>();
      for (JsonNode vector : new ObjectMapper().readTree(file).get("vectors")) {
        vector
            .get("exchanges")
            .forEach(exchange -> all.add(new Recorded(vector.get("name").asText(), exchange)));
      }
      return all;
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void isAnsweredAsTheSpecSays(Recorded recorded) throws Exception {
    JsonNode answered = recorded.exchange().get("answered");
    int status = DIFFERENT.getOrDefault(recorded.name(), answered.get("status").asInt());
    HttpResponse<String> response = send(recorded.exchange());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    JsonNode body = new ObjectMapper().readTree(response.body());
    assertThat(body.get("success").asBoolean()).isEqualTo(status == 200);
    if (status != 200 && !DIFFERENT.containsKey(recorded.name())) {
      assertThat(body).isEqualTo(answered.get("body"));
    }
  }

  private static HttpResponse<String> send(JsonNode exchange) throws Exception {
    String body = exchange.path("body").asText("");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(function.address() + exchange.get("target").asText()))
            .method(
                exchange.get("method").asText(),
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    for (JsonNode header : exchange.get("headers")) {
      String name = header.get(0).asText();
      if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
        request.header(name, header.get(1).asText());
      }
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
