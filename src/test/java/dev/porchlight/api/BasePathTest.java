package dev.porchlight.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What precedes a family's root is known from the setting and the event, never found by looking
/// for a root.
class BasePathTest {
  @ParameterizedTest
  @CsvSource({
    "v1, $default, /v1/api/v3/kick-users, /api/v3/kick-users",
    "v1, $default, /v1/v1/status, /v1/status",
    "v1, $default, /v1/status, /v1/status",
    "v1, $default, /v1/users/v1/sessions, /v1/users/v1/sessions",
    "v1, $default, /v1/api/v1/sessions/list, /api/v1/sessions/list",
    "auth/v1, $default, /auth/v1/v1/users/bob, /v1/users/bob",
    "/auth/v1/, $default, /auth/v1/oidc/main/backchannel-logout, /oidc/main/backchannel-logout",
    "api/v1, $default, /api/v1/api/v1/sessions/list, /api/v1/sessions/list",
    "api/v1, $default, /api/v1/v1/status, /v1/status",
    "api/v3, $default, /api/v3/webhooks/genauth, /webhooks/genauth",
    "api, $default, /api/v1/status, /v1/status",
    "oidc, $default, /oidc/oidc/main/backchannel-logout, /oidc/main/backchannel-logout",
    "webhooks, $default, /webhooks/webhooks/genauth, /webhooks/genauth",
    "'', v1, /v1/v1/status, /v1/status",
    "'', v1, /v1/status, /v1/status",
    "'', api, /api/v1/status, /v1/status",
    "v1, api, /api/v1/status, /v1/status",
    "v1, api, /api/v1/v1/status, /v1/status",
    "'', prod, /prod/api/v3/x, /api/v3/x",
    "'', prod, /api/v3/x, /api/v3/x",
    "auth, prod, /prod/auth/v1/status, /v1/status",
    "auth, prod, /auth/v1/status, /v1/status",
    "auth, prod, /prod/v1/status, /v1/status",
    "auth, prod, /v1/status, /v1/status",
    "v1, v1, /v1/v1/v1/status, /v1/status",
    "v1, v1, /v1/v1/status, /v1/status"
  })
  void basePathAndStageAreCutOnce(String base, String stage, String path, String operation) {
    Request request = TestRequests.below(base, event(path, stage));
    assertThat(request.family()).isPresent();
    assertThat(request.path().routed()).isEqualTo(operation);
  }

  @ParameterizedTest
  @CsvSource({
    "'', $default, /prod/v1/status",
    "'', $default, /x/api/v1/sessions/list",
    "'', $default, /$default/v1/status",
    "'', prod, /dev/v1/status",
    "'', prod, /prod/prod/v1/status",
    "'', prod, /%70rod/v1/status",
    "'', prod, //prod/v1/status",
    "'', prod, /prod//v1/status",
    "'', prod, /prod%2Fv1/status",
    "auth, $default, /other/v1/status",
    "auth, $default, /auth/auth/v1/status",
    "auth, $default, /Auth/v1/status",
    "auth, $default, /auth/x/v1/status",
    "auth, $default, /auth/../v1/status",
    "auth, prod, /auth/prod/v1/status",
    "auth/v1, $default, /auth/api/v3/x"
  })
  void nothingElseMayPrecedeARoot(String base, String stage, String path) {
    assertThat(TestRequests.below(base, event(path, stage)).family()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"auth/v1, /auth/v1/v1/users/~YQ", "auth, /prod/auth/v1/users/~YQ"})
  void signatureMayCoverThePathWithOrWithoutWhatPrecedesIt(String base, String path) {
    assertThat(TestRequests.below(base, event(path, "prod")).path().spellings())
        .contains(path, "/v1/users/~YQ", "/v1/users/%7EYQ", path.replace("~", "%7E"))
        .allMatch(spelling -> spelling.endsWith("YQ"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a//b", "a b", "../x", "a/.", "a%2Fb", "{stage}", "https://x", "a?b", "~", "路"})
  void basePathThatNoPathContainsAsItIsIsRefused(String setting) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BasePath.of(setting))
        .withMessageContaining("porchlight.base-path");
  }

  private static APIGatewayV2HTTPEvent event(String path, String stage) {
    APIGatewayV2HTTPEvent event = TestRequests.event(path);
    event.getRequestContext().setStage(stage);
    return event;
  }
}
