package dev.porchlight.api.webhook;

import static dev.porchlight.api.webhook.GenAuthDelivery.FORM;
import static dev.porchlight.api.webhook.GenAuthDelivery.JSON;
import static dev.porchlight.api.webhook.GenAuthDelivery.deliver;
import static dev.porchlight.api.webhook.GenAuthDelivery.event;
import static dev.porchlight.api.webhook.GenAuthDelivery.sender;
import static dev.porchlight.api.webhook.GenAuthDelivery.token;
import static dev.porchlight.api.webhook.GenAuthDelivery.user;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.AccessKey;
import dev.porchlight.api.FaultyStore;
import dev.porchlight.session.Session;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.StoreProxy;
import dev.porchlight.workbench.local.StoreTimeouts;
import dev.porchlight.workbench.local.TestUserPool;
import io.restassured.response.Response;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/// What GenAuth's events do to sessions, and how they are answered.
class WebhookIT {
  private static final String POOL = "webhook-pool";
  private static final String SECRET = "webhook-secret-0123456789";
  private static final String CHAT = "62188e71c00000003075289c";
  private static final String WIKI = "62188e71c0000000a1b2c3d4";

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
                {"type":"accessKey","id":"webhook:POOL","secret":"%s","userPoolId":"POOL","scopes":[]}\
                """
                    .formatted(SECRET),
                """
                {"type":"accessKey","id":"webhook:POOL-2","secret":"%s","userPoolId":"POOL","scopes":[]}\
                """
                    .formatted(SECRET));
    proxy = STORE.proxy();
    function = STORE.start(StoreTimeouts.SHORT, "function-webhook");
    take(event("test", Map.of("description", "A test from authing")), "ignored");
  }

  @Test
  void loginOpensASessionWithEverythingTheEventSays() {
    Map<String, Object> bob = user("bob", token("bob", CHAT, "1"));
    take(event("login", bob), "opened");
    assertThat(pool.isActive("bob", CHAT)).isTrue();
    Session session = pool.sessions("bob").getFirst();
    assertThat(session.loginAt()).isEqualTo(at(bob, "lastLogin"));
    assertThat(session.expiresAt()).isEqualTo(at(bob, "tokenExpiredAt"));
    assertThat(session.ip()).isEqualTo(InetAddress.ofLiteral("203.0.113.7"));
    assertThat(session.userAgent()).isEqualTo("Mozilla/5.0 (X11; Linux x86_64)");
  }

  @Test
  void loginDeliveredTwiceOpensOneSession() {
    String event = event("login", user("twice", token("twice", CHAT, "1")));
    take(event, "opened");
    take(event, "known");
    take(event("login", user("twice", token("twice", CHAT, "2"))), "opened");
    assertThat(pool.sessions("twice")).hasSize(2);
  }

  @Test
  void loginDeliveredAgainAfterAKickStaysEnded() {
    String event = event("login", user("late", token("late", CHAT, "1")));
    take(event, "opened");
    take(event("kick", Map.of("users", List.of("late"))), "ended");
    take(event, "known");
    assertThat(pool.isActive("late", CHAT)).isFalse();
  }

  @Test
  void userObjectWithoutTheEventAroundItIsALogin() {
    take(GenAuthDelivery.json(user("bare", token("bare", CHAT, "1"))), "opened");
    assertThat(pool.isActive("bare", CHAT)).isTrue();
  }

  /// The older documentation's spellings: `lastIP`, and times in milliseconds as text.
  @Test
  void olderUserObjectIsRead() {
    Map<String, Object> older = user("older", token("older", CHAT, "1"));
    Instant expiry = Instant.ofEpochMilli(Instant.now().plusSeconds(600).toEpochMilli());
    older.remove("lastIp");
    older.put("lastIP", "2001:db8::7");
    older.put("lastLogin", String.valueOf(expiry.minusSeconds(900).toEpochMilli()));
    older.put("tokenExpiredAt", String.valueOf(expiry.toEpochMilli()));
    take(event("login", older), "opened");
    Session session = pool.sessions("older").getFirst();
    assertThat(session.ip()).isEqualTo(InetAddress.ofLiteral("2001:db8::7"));
    assertThat(session.loginAt()).isEqualTo(expiry.minusSeconds(900));
    assertThat(session.expiresAt()).isEqualTo(expiry);
  }

  @Test
  void withoutAnExpiryTheTokensOwnApplies() {
    Map<String, Object> user = user("own-expiry", token("own-expiry", CHAT, "1"));
    user.put("tokenExpiredAt", null);
    take(event("login", user), "opened");
    assertThat(pool.sessions("own-expiry").getFirst().expiresAt())
        .isBetween(Instant.now().plusSeconds(1_700), Instant.now().plusSeconds(1_800));
  }

  @Test
  void loginThatExpiredInTransitIsRecordedButNotLive() {
    Map<String, Object> user = user("expired", token("expired", CHAT, "1"));
    user.put("lastLogin", Instant.now().minusSeconds(100).toString());
    user.put("tokenExpiredAt", Instant.now().minusSeconds(10).toString());
    take(event("login", user), "opened");
    assertThat(pool.isActive("expired", CHAT)).isFalse();
    assertThat(pool.sessions("expired")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "no-app"})
  void failedLoginOrLoginToNoAppOpensNothing(String token) {
    Map<String, Object> user = user("failed", token);
    if (token.equals("null")) {
      user.put("token", null);
    } else if (token.equals("no-app")) {
      user.put("token", GenAuthDelivery.jwt(Map.of("sub", "failed")));
    }
    take(event("login", user), "ignored");
    assertThat(pool.sessions("failed")).isEmpty();
  }

  @Test
  void appIsTheAudienceIfTheTokenHasNoData() {
    String token = GenAuthDelivery.jwt(Map.of("sub", "aud", "aud", List.of(WIKI)));
    take(event("login", user("aud", token)), "opened");
    assertThat(pool.isActive("aud", WIKI)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void formsAreReadHoweverTheyNest(String form) {
    String user = "form-" + Integer.toHexString(form.hashCode());
    String token = token(user, CHAT, "1");
    String body = form.replace("USER", user).replace("TOKEN", token);
    Response answer = deliver(sender(function, POOL, SECRET), FORM, body);
    assertThat(answer.jsonPath().getString("result")).as(body).isEqualTo("opened");
    assertThat(pool.isActive(user, CHAT)).isTrue();
  }

  static List<String> forms() {
    String json = URLEncoder.encode("{\"id\":\"USER\",\"token\":\"TOKEN\"}", UTF_8);
    return List.of(
        "eventName=login&data=" + json,
        "eventName=login&data[id]=USER&data[token]=TOKEN&data[phone]=&data[identities][0][id]=1",
        "eventName=login&data%5Bid%5D=USER&data%5Btoken%5D=TOKEN",
        "id=USER&token=TOKEN&nickname=a+b%20c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eventName=kick&data[users][0]=USER&data[application]=APP",
        "eventName=kick&data[users][]=other&data[users][]=USER&data[application][id]=APP",
        "eventName=kick&data[users][0][id]=other&data[users][1][id]=USER&data[application]=APP",
        "eventName=kick&data[users]=other&data[users]=USER&data[application]=APP",
        "eventName=kick&data=%7B%22users%22%3A%5B%22USER%22%5D%7D",
      })
  void kickCanArriveAsAForm(String form) {
    String user = "kicked-" + Integer.toHexString(form.hashCode());
    pool.open(user, CHAT, "s1");
    String body = form.replace("USER", user).replace("APP", CHAT);
    Response answer = deliver(sender(function, POOL, SECRET), FORM, body);
    assertThat(answer.jsonPath().getString("result")).isEqualTo("ended");
    assertThat(pool.isActive(user, CHAT)).isFalse();
  }

  @Test
  void kickEndsOnlyItsUsersSessionsInItsApp() {
    for (String user : List.of("k1", "k2", "k3")) {
      pool.open(user, CHAT, user + "-chat");
      pool.open(user, WIKI, user + "-wiki");
    }
    take(
        event(
            "kick",
            Map.of(
                "users", List.of(Map.of("id", "k1", "email", "e"), "k2"),
                "application", Map.of("id", CHAT, "name", "Chat"))),
        "ended");
    assertThat(pool.isActive("k1", CHAT)).isFalse();
    assertThat(pool.isActive("k2", CHAT)).isFalse();
    assertThat(pool.isActive("k3", CHAT)).isTrue();
    assertThat(pool.isActive("k1", WIKI)).isTrue();
    take(event("kick", Map.of("users", List.of("k1"), "application", "")), "ended");
    assertThat(pool.isActive("k1", WIKI)).isFalse();
    assertThat(pool.isActive("k2", WIKI)).isTrue();
  }

  /// Deliveries have no time of their own: each is about now.
  @ParameterizedTest
  @ValueSource(strings = {CHAT, ""})
  void everyDeliveryOfAKickTakesEffect(String app) {
    String user = "again-" + app;
    String kick = event("kick", Map.of("users", List.of(user), "application", app));
    for (String session : List.of("1", "2", "3")) {
      take(event("login", signedIn(user, session, Instant.now())), "opened");
      take(kick, "ended");
      take(kick, "ended");
      assertThat(pool.isActive(user, CHAT)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {CHAT, ""})
  void loginFromBeforeAKickOpensNothingWhenItArrivesLate(String app) {
    String user = "overtaken-" + app;
    take(event("kick", Map.of("users", List.of(user), "application", app)), "ended");
    Instant before = Instant.now().minusSeconds(300);
    take(event("login", signedIn(user, "1", before)), "known");
    assertThat(pool.isActive(user, CHAT)).isFalse();
    take(event("login", signedIn(user, "2", Instant.now())), "opened");
    assertThat(pool.isActive(user, CHAT)).isTrue();
  }

  @Test
  void kickFromOneAppDoesNotKeepTheUserOutOfAnother() {
    take(event("kick", Map.of("users", List.of("elsewhere"), "application", WIKI)), "ended");
    take(event("login", signedIn("elsewhere", "1", Instant.now().minusSeconds(9))), "opened");
    assertThat(pool.isActive("elsewhere", CHAT)).isTrue();
  }

  private static Map<String, Object> signedIn(String user, String id, Instant at) {
    Map<String, Object> event = user(user, token(user, CHAT, id));
    event.put("lastLogin", at.toString());
    return event;
  }

  @Test
  void failedKickIsCompletedWhenDeliveredAgain() {
    String kick = event("kick", Map.of("users", List.of("unlucky"), "application", CHAT));
    pool.open("unlucky", CHAT, "s1");
    proxy.play(StoreProxy.Fault.SERVER_ERROR);
    assertOutage(deliver(function, POOL, SECRET, kick));
    proxy.play(StoreProxy.Fault.NONE);
    assertThat(pool.isActive("unlucky", CHAT)).isTrue();
    take(kick, "ended");
    assertThat(pool.isActive("unlucky", CHAT)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void outageIsA503SoThatTheEventIsDeliveredAgain(StoreProxy.Fault fault) {
    String event = event("login", user("outage-" + fault, token("outage", CHAT, "" + fault)));
    proxy.play(fault);
    assertOutage(deliver(function, POOL, SECRET, event));
    proxy.play(StoreProxy.Fault.NONE);
    take(event, "opened");
  }

  @ParameterizedTest
  @ValueSource(strings = {"register", "user:updated", "refresh-token", "logout", "x"})
  void otherEventsChangeNothing(String name) {
    take(event(name, user("other", token("other", CHAT, "1"))), "ignored");
    assertThat(pool.sessions("other")).isEmpty();
  }

  @Test
  void testEventIsAcceptedAsBothDocumentationsPrintIt() {
    take(event("test", Map.of("description", "A test from authing")), "ignored");
    take("{\"description\":\"A test from Authing Webhook\"}", "ignored");
  }

  @ParameterizedTest
  @CsvSource({
    "x-authing-webhook-secret, x-authing-userpool-id",
    "X-Authing-Token, x-authing-userpool-id",
    "x-genauth-webhook-secret, x-genauth-userpool-id",
    "X-GenAuth-Token, X-GenAuth-Userpool-Id",
  })
  void secretAndPoolAreFoundInEachOfTheirHeaders(String secret, String userPool) {
    Response answer =
        deliver(
            GenAuthDelivery.anybody(function).header(secret, SECRET).header(userPool, POOL),
            JSON,
            event("test", Map.of()));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  /// The second pool's key belongs to another pool.
  @Test
  void newSecretWorksAtOnceBesideTheOldOneUntilThatIsRevoked() throws InterruptedException {
    String rotated = "rotated";
    UserPoolId of = new UserPoolId(rotated);
    String test = event("test", Map.of("description", "x"));
    AccessKey old = new AccessKey("webhook:" + rotated, "old-secret-0123456789", of, Set.of());
    AccessKey next = new AccessKey(old.id() + ":2", "new-secret-0123456789", of, Set.of());
    assertThat(deliver(function, rotated, next.secret(), test).statusCode()).isEqualTo(401);
    FunctionUnderTest.add(old);
    Thread.sleep(1_100); // What the store said within the last second holds.
    assertThat(deliver(function, rotated, old.secret(), test).statusCode()).isEqualTo(200);
    FunctionUnderTest.add(next);
    Thread.sleep(1_100);
    for (int i = 0; i < 3; i++) {
      assertThat(deliver(function, rotated, next.secret(), test).statusCode()).isEqualTo(200);
      assertThat(deliver(function, rotated, old.secret(), test).statusCode()).isEqualTo(200);
      assertThat(deliver(function, rotated, "no-secret-0123456789", test).statusCode())
          .isEqualTo(401);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "webhook-pool, wrong-secret-0123456789",
    "webhook-pool, ''",
    "webhook-pool, Webhook-secret-0123456789",
    "webhook-pool-2, webhook-secret-0123456789",
    "no-such-pool, webhook-secret-0123456789",
    "'', webhook-secret-0123456789",
    "../webhook-pool, webhook-secret-0123456789",
    "6250f12d5d0000009bcfcf78, 4ae78d3e579a6d0000001aeca7b1e29e",
  })
  void wrongSecretAndUnknownPoolAreRefusedAlike(String userPool, String secret) {
    Response answer =
        deliver(function, userPool, secret, event("login", user("evil", token("e", CHAT, "1"))));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.asString())
        .isEqualTo(
            "{\"error\":\"secret_wrong\",\"message\":\"the user pool or the secret is wrong\"}");
    assertThat(pool.sessions("evil")).isEmpty();
  }

  @Test
  void eventOfAnotherUserPoolIsRefused() {
    Map<String, Object> named = user("foreign", token("foreign", CHAT, "1"));
    named.put("userPoolId", "another");
    assertRefused(event("login", named), 400, "user_pool_foreign");
    Map<String, Object> data = Map.of("appId", CHAT, "userPoolId", "another");
    Map<String, Object> issued = user("foreign", GenAuthDelivery.jwt(Map.of("data", data)));
    assertRefused(event("login", issued), 400, "user_pool_foreign");
    assertThat(pool.sessions("foreign")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void malformedDeliveryIsRefused(String body) {
    assertThat(deliver(function, POOL, SECRET, body).statusCode()).as(body).isEqualTo(400);
  }

  static List<String> malformed() {
    String token = token("m", CHAT, "1");
    Map<String, Object> oddTime = user("m", token);
    oddTime.put("lastLogin", "yesterday");
    List<String> bodies =
        new ArrayList<>(
            List.of(
                "",
                "{",
                "[]",
                "7",
                "{}",
                "{}{}",
                "{\"eventName\":\"login\",\"eventName\":\"test\"}",
                "[".repeat(5_000),
                event("login", oddTime),
                event("login", user("", token)),
                event("login", user("x".repeat(600), token)),
                event("login", user("m", "not-a-jwt")),
                event("login", user("m", "a.b.c")),
                event("login", user("m", "a." + "[".repeat(40) + ".c")),
                event("login", Map.of("token", token)),
                event("login", "bob"),
                event("kick", List.of("bob")),
                event("kick", Map.of()),
                event("kick", Map.of("users", List.of())),
                event("kick", Map.of("users", List.of(7))),
                event("kick", Map.of("users", List.of(Map.of("name", "x")))),
                event("kick", Map.of("users", List.of("m"), "application", Map.of("x", "y"))),
                event("kick", Map.of("users", List.of("m"), "application", 7))));
    bodies.add(
        event("kick", Map.of("users", IntStream.range(0, 51).mapToObj(i -> "u" + i).toList())));
    return bodies;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eventName=login&data=%7B",
        "eventName=%zz",
        "data[a]=1&data[a][b]=2",
        "data[a][b][c][d][e][f][g][h][i]=1",
        "eventName=login&data=[object Object]"
      })
  void malformedFormIsRefused(String form) {
    Response answer = deliver(sender(function, POOL, SECRET), FORM, form);
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void fiftyUsersCanBeKickedTogether() {
    List<String> users = IntStream.range(0, 50).mapToObj(i -> "many" + i).toList();
    users.forEach(user -> pool.open(user, CHAT, user));
    take(event("kick", Map.of("users", users, "application", CHAT)), "ended");
    assertThat(users).noneMatch(user -> pool.isActive(user, CHAT));
  }

  @Test
  void oversizedBodyIsRefusedBeforeItIsRead() {
    String body = event("test", Map.of("x", "y".repeat(256 * 1024)));
    assertRefused(body, 413, "body_too_large");
  }

  @Test
  void otherPathsAndMethodsAreAnsweredInJson() {
    Response unknown = GenAuthDelivery.anybody(function).post("/webhooks/other");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.jsonPath().getString("error")).isEqualTo("path_unknown");
    Response method = GenAuthDelivery.anybody(function).get("/webhooks/genauth");
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(method.header("Allow")).isEqualTo("POST");
  }

  /// Deliveries contain password hashes, tokens and everything known about a user.
  @Test
  void onlyWhatASessionNeedsIsKeptOrPrintedOfADelivery() {
    String token = token("planted-user", CHAT, "planted-jti");
    Map<String, Object> user = user("planted-user", token);
    for (String member : List.of("email", "phone", "password", "salt", "username", "openid")) {
      user.put(member, "webhook-canary-" + member);
    }
    String login = event("login", user);
    take(login, "opened");
    take(event("kick", Map.of("users", List.of(user), "application", CHAT)), "ended");
    take(event("user:updated", Map.of("user", user)), "ignored");
    deliver(function, POOL, "webhook-canary-secret-0123456789", login);
    deliver(sender(function, POOL, SECRET), JSON, "{\"webhook-canary-broken\":\"webhook-canary-x");
    deliver(
        sender(function, POOL, SECRET),
        JSON,
        event("login", user("planted", "webhook-canary-token")));
    proxy.play(StoreProxy.Fault.DENIED);
    deliver(function, POOL, SECRET, login);
    proxy.play(StoreProxy.Fault.NONE);
    take(event("test", Map.of()), "ignored");
    String stored = everything();
    assertThat(stored).contains("planted-user");
    String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    for (String text : List.of(stored, function.printed())) {
      assertThat(text).doesNotContain("webhook-canary", "planted-jti", payload, SECRET);
      assertThat(text).doesNotContain(Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
    }
    assertThat(function.printed()).doesNotContain("planted");
  }

  private static String everything() {
    ScanRequest scan = ScanRequest.builder().tableName(FunctionUnderTest.TABLES.sessions()).build();
    StringBuilder all = new StringBuilder();
    FunctionUnderTest.demoStore()
        .client()
        .scanPaginator(scan)
        .items()
        .forEach(item -> all.append(item).append('\n'));
    return all.toString();
  }

  private static void take(String body, String result) {
    Response answer = deliver(function, POOL, SECRET, body);
    assertThat(answer.asString()).isEqualTo("{\"result\":\"" + result + "\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static void assertRefused(String body, int status, String error) {
    Response answer = deliver(function, POOL, SECRET, body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.jsonPath().getString("error")).isEqualTo(error);
  }

  private static void assertOutage(Response answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.jsonPath().getString("error")).isEqualTo("store_unavailable");
  }

  private static Instant at(Map<String, Object> user, String member) {
    Instant instant = Instant.parse(String.valueOf(user.get(member)));
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }
}
