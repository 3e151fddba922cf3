package dev.porchlight.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StagePrefixTest {
  @ParameterizedTest
  @CsvSource({
    "/prod/api/v3/kick-users, /api/v3/kick-users",
    "/prod/api/v1/sessions/info, /api/v1/sessions/info",
    "/prod/v1/status, /v1/status",
    "/prod/webhooks/genauth, /webhooks/genauth",
    "/prod/oidc/backchannel-logout, /oidc/backchannel-logout",
    "/a/b/c/v1/status, /v1/status",
    "//v1/status, /v1/status"
  })
  void stageIsCutOff(String path, String operation) {
    assertThat(StagePrefix.cut(path)).isEqualTo(operation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v3/kick-users",
        "/v1/users/u/sessions/s",
        "/v1/users/v1/sessions/s",
        "/v1/users/u/api/v3/kick-users",
        "/v1/users/u/webhooks/oidc/v1/status",
        "/api/v3/v1/status",
        "/webhooks/api/v3/kick-users",
        "/oidc/v1/status",
        "/v1/users/a%2Fv1%2Fb/sessions/s"
      })
  void pathThatStartsWithARootIsNeverCut(String path) {
    assertThat(StagePrefix.cut(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "/prod/v1/users/u/api/v3/kick-users, /v1/users/u/api/v3/kick-users",
    "/prod/api/v3/v1/status, /api/v3/v1/status",
    "/x/webhooks/v1/status, /webhooks/v1/status"
  })
  void earliestRootWins(String path, String operation) {
    assertThat(StagePrefix.cut(path)).isEqualTo(operation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/prod", "/v1", "/api", "/status/v10/x", "/%761/x", "/x%2Fv1%2Fx"})
  void pathWithoutARootStaysWhole(String path) {
    assertThat(StagePrefix.cut(path)).isEqualTo(path);
  }

  @Test
  void cuttingTwiceIsCuttingOnce() {
    String once = StagePrefix.cut("/v1x/v1/users/u/v1/api/v3/x");
    assertThat(once).isEqualTo("/v1/users/u/v1/api/v3/x");
    assertThat(StagePrefix.cut(once)).isEqualTo(once);
  }
}
