package dev.porchlight.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

@VerifiedAgainst(
    client = "cn.authing:authing-java-sdk 3.1.9",
    authentication = "management token, bare",
    since = "2026-11-20")
class JavaTokenSdkIT extends GenAuthSdkContract {
  @Override
  Sdk sdk() {
    return Sdk.java("3.1.9");
  }

  @Override
  void assertWrongSecret(JsonNode answer) {
    assertThat(answer.path("thrown").asText()).isEqualTo("The access key's secret is wrong");
  }
}
