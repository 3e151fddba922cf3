package dev.porchlight.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.TestUserPool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A real identity provider serves its keys, creates logout tokens and delivers them itself.
@VerifiedAgainst(
    client = "oidc-provider 8.8.1",
    authentication = "logout token, signed with RS256, PS512, ES384, ES512 or EdDSA",
    since = "2026-11-20")
class OidcProviderIT {
  private static final String CLIENT = "porchlight-client";
  private static final String APP = "app";

  private static FunctionUnderTest function;
  private static TestUserPool pool;
  private static String issuer;

  @BeforeAll
  static void start() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      issuer = "http://127.0.0.1:" + free.getLocalPort();
    }
    pool = new TestUserPool("oidc-provider-pool");
    String prefix = "PORCHLIGHT_OIDC_ISSUERS_PROVIDER_";
    function =
        FunctionUnderTest.start(
            FunctionUnderTest.demoStore().endpoint(),
            Map.of(
                prefix + "ISSUER", issuer,
                prefix + "JWKS_URI", issuer + "/jwks",
                prefix + "CLIENT_ID", CLIENT,
                prefix + "USER_POOL", "oidc-provider-pool",
                prefix + "APP", APP),
            "function-oidc-provider");
  }

  @AfterAll
  static void stop() {
    function.close();
  }

  @Test
  void deliveredLogoutEndsOneSessionOrAllOfTheUsers() {
    for (String session : List.of("one", "two", "three")) {
      pool.open("bob", APP, session);
    }
    pool.open("amy", APP, "four");
    List<JsonNode> answers =
        deliver(
            List.of(
                question(CLIENT, "RS256", "amy", true, "four"),
                question(CLIENT, "RS256", "bob", true, "one"),
                question("another-client", "RS256", "bob", true, "two")));
    assertThat(answers.get(0).path("delivered").asBoolean()).as(answers.toString()).isTrue();
    assertThat(answers.get(1).path("delivered").asBoolean()).isTrue();
    assertThat(answers.get(2).path("failed").asText()).contains("got: 400");
    assertThat(pool.isActive("amy", APP)).isFalse();
    assertThat(pool.isActive("bob", APP)).isTrue();
    JsonNode all = deliver(List.of(question(CLIENT, "RS256", "bob", false, ""))).getFirst();
    assertThat(all.path("delivered").asBoolean()).as(all.toString()).isTrue();
    assertThat(pool.isActive("bob", APP)).isFalse();
  }

  @Test
  void logoutSignedWithAnyOfItsAlgorithmsIsAccepted() {
    List<String> algorithms = List.of("RS256", "PS512", "ES384", "ES512", "EdDSA");
    algorithms.forEach(algorithm -> pool.open(algorithm, APP, algorithm));
    List<JsonNode> answers =
        deliver(
            algorithms.stream()
                .map(algorithm -> question(CLIENT, algorithm, algorithm, true, algorithm))
                .toList());
    assertThat(answers)
        .allSatisfy(answer ->
            assertThat(answer.path("delivered").asBoolean()).as(answer.toString()).isTrue());
    assertThat(algorithms).noneMatch(algorithm -> pool.isActive(algorithm, APP));
  }

  /// Delivered by a process of its own; each question brings its client's settings.
  private static List<JsonNode> deliver(List<Map<String, Object>> questions) {
    try (SdkProcess provider = Sdk.oidcProvider().start(function.address())) {
      return provider.ask(questions);
    }
  }

  private static Map<String, Object> question(
      String client, String algorithm, String sub, boolean sessionRequired, String sid) {
    return Map.of(
        "algorithm",
        algorithm,
        "issuer",
        issuer,
        "client",
        client,
        "sub",
        sub,
        "sessionRequired",
        sessionRequired,
        "sid",
        sid);
  }
}
