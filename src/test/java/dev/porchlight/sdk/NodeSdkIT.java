package dev.porchlight.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

@VerifiedAgainst(
    client = "authing-node-sdk 4.0.1",
    authentication = "signature",
    since = "2026-11-20")
class NodeSdkIT extends GenAuthSdkContract {
  @Override
  Sdk sdk() {
    return Sdk.node();
  }

  @Override
  void assertWrongSecret(JsonNode answer) {
    assertThat(answer.path("statusCode").asInt()).isEqualTo(401);
    assertThat(answer.path("apiCode").asInt()).isEqualTo(1300);
  }
}
