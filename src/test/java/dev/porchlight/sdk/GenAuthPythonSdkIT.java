package dev.porchlight.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

@VerifiedAgainst(
    client = "genauth 5.1.0",
    authentication = "management token, Bearer",
    since = "2026-11-25")
class GenAuthPythonSdkIT extends GenAuthSdkContract {
  @Override
  Sdk sdk() {
    return Sdk.python("genauth");
  }

  @Override
  void assertWrongSecret(JsonNode answer) {
    assertThat(answer.path("thrown").asText()).contains("The access key's secret is wrong");
  }
}
