package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A stranger with full access to another pool sees and changes nothing in ours, whatever the
/// request.
class TenantAttacksIT {
  static Stream<Endpoint> keyed() {
    return CredentialAttacksIT.keyed();
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void strangerWithOurIdsSeesAndChangesNothing(Endpoint endpoint) {
    Endpoint round = Rounds.next(endpoint);
    round.before().ifPresent(Shared.caller()::send);
    Reply reply =
        Shared.caller()
            .send(round.request().with("Authorization", "Bearer " + ProofPool.strangersToken()));
    assertThat(reply.body()).doesNotContain("Name of the app", "s-live", "proof-name");
    if (!endpoint.writes()) {
      assertThat(reply.body()).doesNotContain("\"active\":true", "\"exists\":true");
    }
    assertOurPoolIsUntouched(round);
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void strangerWhoNamesOurPoolIsRefused(Endpoint endpoint) {
    for (String header : List.of("x-authing-userpool-id", "x-genauth-userpool-id")) {
      ProofRequest request =
          Rounds.next(endpoint)
              .request()
              .with("Authorization", "Bearer " + ProofPool.strangersToken())
              .with(header, ProofPool.POOL);
      assertThat(endpoint.dialect().status(Shared.caller().send(request))).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proof#USER#proof-user",
        "POOL#proof#USER#proof-user",
        "#POOL#proof#USER#proof-user",
        "../proof/proof-user",
        "proof/proof-user",
        "proof:proof-user",
        "proof-user#APP#proof-app",
        "proof-user\\u0000",
        "proof-user\\n",
        "x\\u0000POOL#proof#USER#proof-user"
      })
  void craftedIdsNeverReachAnotherPool(String crafted) {
    String strangers = "Bearer " + ProofPool.strangersToken();
    for (String pair :
        List.of(
            "{\"userId\":\"" + crafted + "\",\"appId\":\"proof-app\"}",
            "{\"userId\":\"proof-user\",\"appId\":\"" + crafted + "\"}",
            "{\"userId\":\"" + crafted + "\",\"appId\":\"" + crafted + "\"}")) {
      for (ProofRequest request :
          List.of(
              ProofRequest.post("/api/v3/check-session-status", pair),
              ProofRequest.post("/v1/status", "{\"pairs\":[" + pair + "]}"))) {
        assertThat(Shared.caller().send(request.with("Authorization", strangers)).body())
            .as(pair)
            .doesNotContain("\"active\":true");
      }
    }
    String body = "{\"username\":\"" + crafted + "\"}";
    ProofRequest exists =
        ProofRequest.post("/api/v3/is-user-exists", body).with("Authorization", strangers);
    assertThat(Shared.caller().send(exists).body()).doesNotContain("\"exists\":true");
  }

  /// No look-alike finds our user: full width, a combining accent, zero width, another script,
  /// right to left, upper case.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ｐroof-user",
        "proof-úser",
        "proof-u\u0301ser",
        "proof\u200b-user",
        "pr\u043eof-user",
        "\u202eresu-foorp",
        "proof-user\u200d",
        "PROOF-USER",
        "proof-user ",
        "proof\u2010user"
      })
  void lookAlikesAreOtherUsers(String lookAlike) {
    ProofRequest check =
        ProofRequest.post(
                "/api/v3/check-session-status",
                "{\"userId\":\"" + lookAlike + "\",\"appId\":\"proof-app\"}")
            .with("Authorization", "Bearer " + ProofPool.token());
    assertThat(Shared.caller().send(check).body()).contains("\"active\":false");
  }

  @Test
  void chatUsersOfAnotherPoolAreNotLetIn() {
    ProofRequest list =
        ProofRequest.get("/api/v1/sessions/list")
            .with("X-User-Id", "rbAXPnMktTFbNpwtJ")
            .with("X-Auth-Token", "4uBKb3a7jl28SM1uIAiXnqGvg9CBre9FA8cWxp8AaA6");
    assertThat(Shared.caller().send(list).status()).isEqualTo(401);
  }

  private static void assertOurPoolIsUntouched(Endpoint round) {
    ProofRequest live =
        ProofRequest.get("/v1/users/proof-user/apps/proof-app/status")
            .with("Authorization", "Bearer " + ProofPool.token());
    assertThat(Shared.caller().send(live).body()).contains("\"active\":true");
    round
        .before()
        .filter(before -> before.target().contains("/sessions/"))
        .ifPresent(before -> {
          ProofRequest opened =
              ProofRequest.get(before.target().substring(0, before.target().lastIndexOf('/')))
                  .as(before);
          assertThat(Shared.caller().send(opened).body()).contains("\"active\":true");
        });
  }
}
