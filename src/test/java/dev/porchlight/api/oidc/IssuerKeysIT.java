package dev.porchlight.api.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.TestIssuer;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Where the keys come from: from the issuer, over HTTP, seldom.
class IssuerKeysIT {
  private TestIssuer issuer;
  private FunctionUnderTest function;

  @BeforeEach
  void start() {
    issuer = new TestIssuer();
    String prefix = "PORCHLIGHT_OIDC_ISSUERS_KEYS_";
    function =
        FunctionUnderTest.start(
            FunctionUnderTest.demoStore().endpoint(),
            Map.of(
                prefix + "ISSUER",
                issuer.address(),
                prefix + "JWKS_URI",
                issuer.address() + "/jwks",
                prefix + "CLIENT_ID",
                TestIssuer.CLIENT,
                prefix + "USER_POOL",
                "oidc-keys-pool",
                prefix + "APP",
                "app"),
            "function-oidc-keys");
  }

  @AfterEach
  void stop() {
    function.close();
    issuer.close();
  }

  @Test
  void keysAreFetchedOnceAndAgainForANewKeyOnly() {
    assertThat(issuer.fetches()).isZero();
    assertThat(logOut(issuer.rsa()).statusCode()).isEqualTo(200);
    assertThat(logOut(issuer.rsa()).statusCode()).isEqualTo(200);
    assertThat(issuer.fetches()).isEqualTo(1);
    PublicJsonWebKey next = TestIssuer.rsa("rsa-2");
    issuer.serves(next);
    assertThat(logOut(next).statusCode()).isEqualTo(200);
    assertThat(logOut(issuer.rsa()).statusCode()).isEqualTo(400);
    for (int i = 0; i < 5; i++) {
      assertThat(logOut(TestIssuer.rsa("made-up-" + i)).statusCode()).isEqualTo(400);
    }
    assertThat(issuer.fetches()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KEYS")
  void withoutKeysNothingIsAnsweredButTryAgain(TestIssuer.Answer answer) throws Exception {
    issuer.answers(answer);
    Response down = logOut(issuer.rsa());
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(down.header("Retry-After")).isEqualTo("5");
    assertThat(down.jsonPath().getString("error")).isEqualTo("temporarily_unavailable");
    int fetches = issuer.fetches();
    assertThat(logOut(issuer.rsa()).statusCode()).isEqualTo(503);
    assertThat(issuer.fetches()).isEqualTo(fetches);
    issuer.answers(TestIssuer.Answer.KEYS);
    TimeUnit.SECONDS.sleep(6);
    assertThat(logOut(issuer.rsa()).statusCode()).isEqualTo(200);
  }

  private Response logOut(PublicJsonWebKey key) {
    return given()
        .baseUri(function.address().toString())
        .formParam("logout_token", issuer.token("RS256", key, claims -> {}))
        .post("/oidc/keys/backchannel-logout");
  }
}
