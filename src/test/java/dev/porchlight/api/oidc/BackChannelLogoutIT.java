package dev.porchlight.api.oidc;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.api.FaultyStore;
import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.StoreProxy;
import dev.porchlight.workbench.local.StoreTimeouts;
import dev.porchlight.workbench.local.TestIssuer;
import dev.porchlight.workbench.local.TestUserPool;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What logout tokens do to sessions, and which ones are refused.
class BackChannelLogoutIT {
  private static final String POOL = "oidc-pool";
  private static final String CHAT = "chat";
  private static final String WIKI = "wiki";
  private static final String FORM = "application/x-www-form-urlencoded";

  private static final TestIssuer ISSUER = new TestIssuer();
  private static final Map<String, PublicJsonWebKey> KEYS =
      TestTokens.algorithms()
          .collect(Collectors.toMap(name -> name, name -> TestIssuer.key(name, "key-" + name)));

  @RegisterExtension static final FaultyStore STORE = new FaultyStore();

  private static StoreProxy proxy;
  private static FunctionUnderTest function;
  private static TestUserPool pool;

  @BeforeAll
  static void start() {
    pool =
        new TestUserPool(POOL)
            .load(
                """
                {"type":"user","userPoolId":"POOL","userId":"amy","identities":[{"identityId":"i1",\
                "idpId":"idp1","idpName":"n","idpNameEn":"n","idpLogo":"l","userIdInIdp":"amy-there"}]}\
                """);
    proxy = STORE.proxy();
    Map<String, String> settings = new HashMap<>(StoreTimeouts.SHORT);
    configure(settings, "MAIN");
    configure(settings, "ALIAS");
    configure(settings, "STRICT");
    settings.put("PORCHLIGHT_OIDC_ISSUERS_STRICT_TYPES", "logout+jwt");
    settings.put("PORCHLIGHT_OIDC_ISSUERS_STRICT_MAX_AGE", "2m");
    settings.put("PORCHLIGHT_OIDC_ISSUERS_STRICT_LOG_OUT_ALL", "true");
    settings.put("PORCHLIGHT_OIDC_ISSUERS_ALIAS_USER_ID_TYPE", "identity");
    settings.put("PORCHLIGHT_OIDC_ISSUERS_ALIAS_PROVIDER", "idp1");
    ISSUER.serves(
        Stream.concat(Stream.of(ISSUER.rsa()), KEYS.values().stream())
            .toArray(PublicJsonWebKey[]::new));
    function = STORE.start(settings, "function-oidc");
    assertThat(logOut(token("nobody", null)).statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    ISSUER.close();
  }

  @AfterEach
  void recover() {
    ISSUER.answers(TestIssuer.Answer.KEYS);
  }

  @Test
  void subAloneEndsAllSessionsOfTheUserInTheApp() {
    pool.open("sub", CHAT, "sub-1");
    pool.open("sub", CHAT, "sub-2");
    pool.open("sub", WIKI, "sub-3");
    pool.open("sub2", CHAT, "sub-4");
    assertLoggedOut(logOut(token("sub", null)));
    assertThat(pool.isActive("sub", CHAT)).isFalse();
    assertThat(pool.isActive("sub", WIKI)).isTrue();
    assertThat(pool.isActive("sub2", CHAT)).isTrue();
  }

  @Test
  void sidAloneEndsThatSessionWhoeverItBelongsTo() {
    pool.open("sid", CHAT, "sid-1");
    pool.open("sid", CHAT, "sid-2");
    assertLoggedOut(logOut(token(null, "sid-1")));
    assertThat(pool.isActive("sid", CHAT)).isTrue();
    assertLoggedOut(logOut(token(null, "sid-2")));
    assertThat(pool.isActive("sid", CHAT)).isFalse();
  }

  @Test
  void sidAndSubEndOnlyThatSessionOfThatUser() {
    pool.open("both", CHAT, "both-1");
    pool.open("both", CHAT, "both-2");
    assertLoggedOut(logOut(token("another", "both-1")));
    assertLoggedOut(logOut(token("both", "both-2")));
    assertThat(pool.isActive("both", CHAT)).isTrue();
    assertLoggedOut(logOut(token("both", "both-1")));
    assertThat(pool.isActive("both", CHAT)).isFalse();
  }

  @Test
  void sessionOfAnotherAppStaysAsItIs() {
    pool.open("elsewhere", WIKI, "elsewhere-1");
    assertLoggedOut(logOut(token(null, "elsewhere-1")));
    assertLoggedOut(logOut(token("elsewhere", "elsewhere-1")));
    assertThat(pool.isActive("elsewhere", WIKI)).isTrue();
  }

  @Test
  void userWhoIsNotSignedInCountsAsSignedOut() {
    assertLoggedOut(logOut(token("nobody", null)));
    assertLoggedOut(logOut(token(null, "no-such-session")));
  }

  @Test
  void sessionWhoseLogoutComesFirstIsNotOpened() {
    assertLoggedOut(logOut(token("early", "early-1")));
    assertLoggedOut(logOut(token(null, "early-2")));
    pool.open("early", CHAT, "early-1");
    pool.open("early", CHAT, "early-2");
    assertThat(pool.isActive("early", CHAT)).isFalse();
    pool.open("other", CHAT, "early-1");
    pool.open("early", WIKI, "early-2");
    assertThat(pool.isActive("other", CHAT)).isTrue();
    assertThat(pool.isActive("early", WIKI)).isTrue();
  }

  @Test
  void signInFromBeforeALogoutOfTheUserIsNotOpened() {
    Instant before = Instant.now().minusSeconds(5);
    assertLoggedOut(logOut(token("left", null)));
    pool.open("left", CHAT, "left-1", before);
    assertThat(pool.isActive("left", CHAT)).isFalse();
    pool.open("left", WIKI, "left-2", before);
    pool.open("left", CHAT, "left-3", Instant.now());
    assertThat(pool.isActive("left", WIKI)).isTrue();
    assertThat(pool.isActive("left", CHAT)).isTrue();
  }

  @Test
  void sidUsedAgainByALaterSignInIsANewSession() {
    for (int i = 0; i < 3; i++) {
      pool.open("sso", CHAT, "sso-1", Instant.now());
      assertThat(pool.isActive("sso", CHAT)).isTrue();
      assertLoggedOut(logOut(token(i == 1 ? "sso" : null, "sso-1")));
      assertThat(pool.isActive("sso", CHAT)).isFalse();
    }
  }

  @Test
  void subCanBeAnIdentityOfTheUser() {
    pool.open("amy", CHAT, "amy-1");
    pool.open("amy-there", CHAT, "amy-2");
    assertLoggedOut(send("alias", "logout_token=" + token("amy-there", null)));
    assertThat(pool.isActive("amy", CHAT)).isFalse();
    assertThat(pool.isActive("amy-there", CHAT)).isTrue();
    assertLoggedOut(send("alias", "logout_token=" + token("unknown-there", null)));
  }

  @ParameterizedTest
  @MethodSource("dev.porchlight.api.oidc.TestTokens#algorithms")
  void everyAcceptedAlgorithmWorks(String algorithm) {
    PublicJsonWebKey key = Objects.requireNonNull(KEYS.get(algorithm));
    pool.open(algorithm, CHAT, algorithm);
    assertLoggedOut(logOut(ISSUER.token(algorithm, key, claims -> claims.setSubject(algorithm))));
    assertThat(pool.isActive(algorithm, CHAT)).isFalse();
  }

  @Test
  void tokensOfEarlierDraftsAreAccepted() {
    JwtClaims claims = ISSUER.claims(c -> c.unsetClaim("exp"));
    claims.setSubject("early");
    claims.setAudience("other", TestIssuer.CLIENT);
    assertLoggedOut(
        logOut(
            TestIssuer.sign(
                claims,
                jws -> {
                  jws.setAlgorithmHeaderValue("RS256");
                  jws.setKey(ISSUER.rsa().getPrivateKey());
                })));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void invalidTokenEndsNothing(OidcError error, String token) {
    pool.open("somebody", CHAT, "somebody-1");
    Response answer = logOut(token);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.asString())
        .isEqualTo(
            "{\"error\":\"invalid_request\",\"error_description\":\""
                + error.description()
                + "\"}");
    assertThat(pool.isActive("somebody", CHAT)).isTrue();
  }

  static Stream<Arguments> attacks() {
    return Stream.of(
        attack(OidcError.ALGORITHM_WRONG, none()),
        attack(OidcError.ALGORITHM_WRONG, publicKeyAsSecret()),
        attack(OidcError.TYPE_WRONG, typed("at+jwt", "somebody")),
        attack(OidcError.TOKEN_MALFORMED, "a.b.c"),
        attack(OidcError.TOKEN_MALFORMED, "a.b.c.d.e"),
        attack(OidcError.TOKEN_MALFORMED, "rubbish"),
        attack(OidcError.TOKEN_TOO_LONG, "x".repeat(17_000)),
        attack(OidcError.ISSUER_WRONG, claims -> claims.setIssuer("https://evil.example")),
        attack(OidcError.ISSUER_WRONG, claims -> claims.unsetClaim("iss")),
        attack(OidcError.AUDIENCE_WRONG, claims -> claims.setAudience("other")),
        attack(OidcError.AUDIENCE_WRONG, claims -> claims.unsetClaim("aud")),
        attack(
            OidcError.EXPIRED,
            claims -> {
              claims.setIssuedAt(TestIssuer.inSeconds(-300));
              claims.setExpirationTime(TestIssuer.inSeconds(-61));
            }),
        attack(
            OidcError.EXPIRED,
            claims -> {
              claims.setIssuedAt(TestIssuer.inSeconds(-3_700));
              claims.setExpirationTime(TestIssuer.inSeconds(99_999));
            }),
        attack(
            OidcError.EXPIRED,
            claims -> {
              claims.setIssuedAt(TestIssuer.inSeconds(-200));
              claims.unsetClaim("exp");
            }),
        attack(OidcError.EXPIRED, claims -> claims.setClaim("iat", Long.MIN_VALUE)),
        attack(OidcError.ISSUED_IN_FUTURE, claims -> claims.setIssuedAt(TestIssuer.inSeconds(90))),
        attack(OidcError.ISSUED_IN_FUTURE, claims -> claims.setClaim("iat", Long.MAX_VALUE)),
        attack(OidcError.TIME_MISSING, claims -> claims.unsetClaim("iat")),
        attack(OidcError.TIME_MISSING, claims -> claims.setClaim("exp", "never")),
        attack(OidcError.EVENT_MISSING, claims -> claims.unsetClaim("events")),
        attack(OidcError.EVENT_MISSING, claims -> claims.setClaim("events", Map.of("x", Map.of()))),
        attack(
            OidcError.EVENT_MISSING,
            claims -> claims.setClaim("events", Map.of(TestIssuer.EVENT, true))),
        attack(
            OidcError.EVENT_MISSING,
            claims -> claims.setClaim("events", List.of(TestIssuer.EVENT))),
        attack(OidcError.NONCE_PRESENT, claims -> claims.setClaim("nonce", "n")),
        attack(OidcError.NONCE_PRESENT, nullNonce()),
        attack(OidcError.SUBJECT_MISSING, claims -> claims.unsetClaim("sub")),
        attack(OidcError.CLAIM_MALFORMED, claims -> claims.setClaim("sub", 7)),
        attack(OidcError.CLAIM_MALFORMED, claims -> claims.setSubject("")),
        attack(OidcError.CLAIM_MALFORMED, claims -> claims.setClaim("sid", "x".repeat(300))),
        attack(OidcError.CLAIM_MALFORMED, claims -> claims.setJwtId("x".repeat(1_025))),
        attack(OidcError.ID_MISSING, claims -> claims.unsetClaim("jti")),
        attack(OidcError.ID_MISSING, claims -> claims.setJwtId(" ")));
  }

  /// The keys are not fetched more often than the pause allows, so which answer it is depends on
  /// what came before.
  @ParameterizedTest
  @MethodSource("forgeries")
  void forgedTokenEndsNothing(String token) {
    pool.open("somebody", CHAT, "somebody-1");
    Response answer = logOut(token);
    assertThat(answer.jsonPath().getString("error_description"))
        .isIn(
            OidcError.KEY_UNKNOWN.description(),
            OidcError.SIGNATURE_WRONG.description(),
            OidcError.REFETCH_PAUSED.description());
    assertThat(answer.statusCode()).isIn(400, 503);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(pool.isActive("somebody", CHAT)).isTrue();
  }

  static Stream<String> forgeries() {
    String valid = ISSUER.token(claims -> {});
    String bobs = ISSUER.token(claims -> claims.setSubject("bob"));
    return Stream.of(
        ISSUER.token("RS256", TestIssuer.rsa("rsa-1"), claims -> {}),
        ISSUER.token("RS256", TestIssuer.rsa("rsa-unknown"), claims -> {}),
        ISSUER.token("ES384", TestIssuer.key("ES384", "rsa-1"), claims -> {}),
        bobs.substring(0, bobs.lastIndexOf('.')) + valid.substring(valid.lastIndexOf('.')));
  }

  @Test
  void issuerCanMeanAllSessionsOfTheUserByASession() {
    pool.open("all", CHAT, "all-1");
    pool.open("all", CHAT, "all-2");
    pool.open("all", WIKI, "all-3");
    assertLoggedOut(send("strict", "logout_token=" + token("all", "all-1")));
    assertThat(pool.isActive("all", CHAT)).isFalse();
    assertThat(pool.isActive("all", WIKI)).isTrue();
    pool.open("alone", CHAT, "alone-1");
    pool.open("alone", CHAT, "alone-2");
    assertLoggedOut(send("strict", "logout_token=" + token(null, "alone-1")));
    assertThat(pool.isActive("alone", CHAT)).isTrue();
  }

  @Test
  void issuerCanBeHeldToTheSpecification() {
    assertError(send("strict", "logout_token=" + typed("JWT", "strict")), 400, "invalid_request");
    String old =
        ISSUER.token(claims -> {
          claims.setSubject("strict");
          claims.setIssuedAt(TestIssuer.inSeconds(-200));
          claims.setExpirationTime(TestIssuer.inSeconds(99_999));
        });
    assertError(send("strict", "logout_token=" + old), 400, "invalid_request");
    assertLoggedOut(logOut(typed("JWT", "strict")));
    assertLoggedOut(logOut(old));
  }

  @Test
  void tokenWorksOnce() {
    String token = token("replay", null);
    pool.open("replay", CHAT, "replay-1");
    assertLoggedOut(logOut(token));
    pool.open("replay", CHAT, "replay-2");
    assertThat(logOut(token).jsonPath().getString("error_description"))
        .isEqualTo(OidcError.REPLAYED.description());
    assertThat(pool.isActive("replay", CHAT)).isTrue();
    assertThat(logOut(token("replay", null)).statusCode()).isEqualTo(200);
    assertThat(pool.isActive("replay", CHAT)).isFalse();
  }

  @Test
  void sameTokenSentConcurrentlyDoesNoHarm() throws Exception {
    String token = token("crowd", null);
    pool.open("crowd", CHAT, "crowd-1");
    Callable<Integer> once = () -> logOut(token).statusCode();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Integer> status : threads.invokeAll(List.of(once, once, once, once))) {
        assertThat(status.get()).isIn(200, 400);
      }
    }
    assertThat(pool.isActive("crowd", CHAT)).isFalse();
    assertThat(logOut(token).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void outageOfTheStoreIsNeverA200AndTheTokenWorksAfterwards(StoreProxy.Fault fault) {
    String user = "outage-" + fault;
    String token = token(user, null);
    pool.open(user, CHAT, user);
    proxy.play(fault);
    Response answer = logOut(token);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.jsonPath().getString("error")).isEqualTo("temporarily_unavailable");
    proxy.play(StoreProxy.Fault.NONE);
    assertThat(pool.isActive(user, CHAT)).isTrue();
    assertLoggedOut(logOut(token));
    assertThat(pool.isActive(user, CHAT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "logout_token=", "token=x", "logout_token=a&logout_token=b", "%"})
  void requestWithoutExactlyOneTokenIsRefused(String form) {
    Response answer = send("main", form);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.jsonPath().getString("error")).isEqualTo("invalid_request");
  }

  @Test
  void unservedRequestsAreAnsweredInJson() {
    assertError(send("unknown", "logout_token=x"), 404, "not_found");
    Response method = caller().get("/oidc/main/backchannel-logout");
    assertError(method, 405, "invalid_request");
    assertThat(method.header("Allow")).isEqualTo("POST");
    assertError(caller().post("/oidc/main/other"), 404, "not_found");
    assertError(send("main", "logout_token=" + "x".repeat(40_000)), 413, "invalid_request");
  }

  @Test
  void withoutIssuersNothingIsServed() {
    Response answer =
        given()
            .baseUri(FunctionUnderTest.demo().address().toString())
            .formParam("logout_token", "x")
            .post("/oidc/main/backchannel-logout");
    assertError(answer, 404, "not_found");
  }

  @Test
  void noPartOfATokenIsPrinted() {
    String token = token("canary-user", "canary-session");
    logOut(token);
    logOut(token);
    proxy.play(StoreProxy.Fault.DENIED);
    logOut(token("canary-user", null));
    proxy.play(StoreProxy.Fault.NONE);
    logOut(ISSUER.token(claims -> claims.setIssuer("https://canary.example")));
    assertThat(function.printed()).doesNotContain("canary", token.substring(0, 60));
  }

  private static void configure(Map<String, String> settings, String name) {
    String prefix = "PORCHLIGHT_OIDC_ISSUERS_" + name + "_";
    settings.put(prefix + "ISSUER", ISSUER.address());
    settings.put(prefix + "JWKS_URI", ISSUER.address() + "/jwks");
    settings.put(prefix + "CLIENT_ID", TestIssuer.CLIENT);
    settings.put(prefix + "USER_POOL", POOL);
    settings.put(prefix + "APP", CHAT);
  }

  /// RFC 7519's unsecured token.
  private static String none() {
    String payload = ISSUER.claims(claims -> {}).toJson();
    return base64("{\"alg\":\"none\",\"typ\":\"logout+jwt\"}") + "." + base64(payload) + ".";
  }

  /// Signed with HMAC, using the issuer's public key, which everybody has.
  private static String publicKeyAsSecret() {
    return TestIssuer.sign(
        ISSUER.claims(claims -> {}),
        jws -> {
          jws.setAlgorithmHeaderValue("HS256");
          jws.setKeyIdHeaderValue("rsa-1");
          jws.setKey(new HmacKey(ISSUER.rsa().getPublicKey().getEncoded()));
        });
  }

  private static String nullNonce() {
    JwtClaims claims = ISSUER.claims(c -> {});
    return TestIssuer.sign(
        claims,
        jws -> {
          jws.setPayload("{\"nonce\":null," + claims.toJson().substring(1));
          jws.setAlgorithmHeaderValue("RS256");
          jws.setKeyIdHeaderValue("rsa-1");
          jws.setKey(ISSUER.rsa().getPrivateKey());
        });
  }

  private static String typed(String type, String sub) {
    return TestIssuer.sign(
        ISSUER.claims(claims -> claims.setSubject(sub)),
        jws -> {
          jws.setAlgorithmHeaderValue("RS256");
          jws.setHeader("typ", type);
          jws.setKeyIdHeaderValue("rsa-1");
          jws.setKey(ISSUER.rsa().getPrivateKey());
        });
  }

  private static Arguments attack(OidcError error, Consumer<JwtClaims> change) {
    return attack(error, ISSUER.token(change));
  }

  private static Arguments attack(OidcError error, String token) {
    return Arguments.of(error, token);
  }

  private static String token(@Nullable String sub, @Nullable String sid) {
    return ISSUER.token(claims -> {
      claims.unsetClaim("sub");
      if (sub != null) {
        claims.setSubject(sub);
      }
      if (sid != null) {
        claims.setClaim("sid", sid);
      }
    });
  }

  private static Response logOut(String token) {
    return send("main", "logout_token=" + URLEncoder.encode(token, UTF_8));
  }

  private static Response send(String issuer, String form) {
    return caller().contentType(FORM).body(form).post("/oidc/" + issuer + "/backchannel-logout");
  }

  private static RequestSpecification caller() {
    EncoderConfig asSent =
        EncoderConfig.encoderConfig().encodeContentTypeAs(FORM, ContentType.TEXT);
    return given()
        .config(RestAssuredConfig.config().encoderConfig(asSent))
        .baseUri(function.address().toString());
  }

  private static void assertLoggedOut(Response answer) {
    assertThat(answer.asString()).isEmpty();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  private static void assertError(Response answer, int status, String error) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.jsonPath().getString("error")).isEqualTo(error);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
