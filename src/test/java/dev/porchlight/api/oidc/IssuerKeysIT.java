package dev.porchlight.api.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.TestIssuer;
import io.restassured.response.Response;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Where the keys come from: the issuer, over HTTP, rarely.
class IssuerKeysIT {
  /// Each answer has its own issuer, which the function has not seen before.
  private static final Map<TestIssuer.Answer, TestIssuer> ISSUERS =
      new EnumMap<>(TestIssuer.Answer.class);

  private static FunctionUnderTest function;

  @BeforeAll
  static void start() {
    Map<String, String> settings = new HashMap<>();
    for (TestIssuer.Answer answer : TestIssuer.Answer.values()) {
      TestIssuer issuer = new TestIssuer();
      ISSUERS.put(answer, issuer);
      String prefix = "PORCHLIGHT_OIDC_ISSUERS_" + name(answer).toUpperCase(Locale.ROOT) + "_";
      settings.put(prefix + "ISSUER", issuer.address());
      settings.put(prefix + "JWKS_URI", issuer.address() + "/jwks");
      settings.put(prefix + "CLIENT_ID", TestIssuer.CLIENT);
      settings.put(prefix + "USER_POOL", "oidc-keys-pool");
      settings.put(prefix + "APP", "app");
    }
    function =
        FunctionUnderTest.start(
            FunctionUnderTest.demoStore().endpoint(), settings, "function-oidc-keys");
  }

  @AfterAll
  static void stop() {
    function.close();
    ISSUERS.values().forEach(TestIssuer::close);
  }

  @Test
  void keysAreFetchedOnceAndAgainOnlyForANewKey() {
    TestIssuer issuer = issuer(TestIssuer.Answer.KEYS);
    assertThat(issuer.fetches()).isZero();
    assertThat(logOut(TestIssuer.Answer.KEYS, issuer.rsa()).statusCode()).isEqualTo(200);
    assertThat(logOut(TestIssuer.Answer.KEYS, issuer.rsa()).statusCode()).isEqualTo(200);
    assertThat(issuer.fetches()).isEqualTo(1);
    PublicJsonWebKey next = TestIssuer.rsa("rsa-2");
    issuer.serves(next);
    assertThat(logOut(TestIssuer.Answer.KEYS, next).statusCode()).isEqualTo(200);
    for (int i = 0; i < 5; i++) {
      Response undecided = logOut(TestIssuer.Answer.KEYS, TestIssuer.rsa("invented-" + i));
      assertThat(undecided.statusCode()).isEqualTo(503);
      assertThat(undecided.header("Retry-After")).isEqualTo("30");
    }
    assertThat(logOut(TestIssuer.Answer.KEYS, next).statusCode()).isEqualTo(200);
    assertThat(issuer.fetches()).isEqualTo(2);
    assertThat(function.printed())
        .contains("\"level\":\"WARN\",\"event\":\"issuer_unavailable\"")
        .contains("\"reason\":\"refetch_paused\"");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KEYS")
  void withoutKeysTheOnlyAnswerIsTryAgain(TestIssuer.Answer answer) throws Exception {
    TestIssuer issuer = issuer(answer);
    issuer.answers(answer);
    Response down = logOut(answer, issuer.rsa());
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(down.header("Retry-After")).isEqualTo("5");
    assertThat(down.jsonPath().getString("error")).isEqualTo("temporarily_unavailable");
    int fetches = issuer.fetches();
    assertThat(logOut(answer, issuer.rsa()).statusCode()).isEqualTo(503);
    assertThat(issuer.fetches()).isEqualTo(fetches);
    issuer.answers(TestIssuer.Answer.KEYS);
    TimeUnit.SECONDS.sleep(6);
    assertThat(logOut(answer, issuer.rsa()).statusCode()).isEqualTo(200);
  }

  private static TestIssuer issuer(TestIssuer.Answer answer) {
    return Objects.requireNonNull(ISSUERS.get(answer));
  }

  /// The issuer's name in settings and paths.
  private static String name(TestIssuer.Answer answer) {
    return answer.name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  private static Response logOut(TestIssuer.Answer answer, PublicJsonWebKey key) {
    return given()
        .baseUri(function.address().toString())
        .formParam("logout_token", issuer(answer).token("RS256", key, claims -> {}))
        .post("/oidc/" + name(answer) + "/backchannel-logout");
  }
}
