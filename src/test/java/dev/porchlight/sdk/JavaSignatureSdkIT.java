package dev.porchlight.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

@VerifiedAgainst(
    client = "cn.authing:authing-java-sdk 3.0.15",
    authentication = "signature",
    since = "2026-11-20")
class JavaSignatureSdkIT extends GenAuthSdkContract {
  @Override
  Sdk sdk() {
    return Sdk.java("3.0.15");
  }

  @Override
  void assertWrongSecret(JsonNode answer) {
    assertThat(answer.path("statusCode").asInt()).isEqualTo(401);
    assertThat(answer.path("apiCode").asInt()).isEqualTo(1300);
  }
}
