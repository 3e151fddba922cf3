package dev.porchlight.store.dynamodb;

import static dev.porchlight.store.dynamodb.EmptyTables.TABLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porchlight.session.AppId;
import dev.porchlight.session.Opening;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionPolicy;
import dev.porchlight.session.SessionPolicy.WhenFull;
import dev.porchlight.session.SignIn;
import dev.porchlight.session.SignInFilter;
import dev.porchlight.session.SignInPosition;
import dev.porchlight.session.SignInRequest;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Everything at its limit fits in DynamoDB, with room to spare: the limits prove that no write is
/// ever refused for its size.
@Order(2)
class LargestSessionsTest {
  @RegisterExtension static final EmptyTables DYNAMO_DB = new EmptyTables("largest");

  private static final UserPoolId POOL = new UserPoolId("largest");
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
  private static final int DYNAMODB_ITEM_BYTES = 400 * 1_024;
  private static final int MANY = 5_000;

  private Instant now = START;

  @Test
  void hundredSessionsWithTheLongestIdsFitInTheirPresence() {
    UserId user = new UserId("😀".repeat(UserId.MOST_BYTES / 4));
    AppId app = new AppId("😀".repeat(AppId.MOST_BYTES / 4));
    SignIn signIn = signIn();
    for (int i = 0; i < 100; i++) {
      now = now.plusMillis(1);
      String name = "%03d".formatted(i) + "😀".repeat((SessionId.MOST_BYTES - 3) / 4);
      assertThat(signIn.open(POOL, largest(user, new SessionId(name), app)))
          .isInstanceOf(Opening.Opened.class);
    }
    Map<String, AttributeValue> presence = item(SessionTable.presenceKey(POOL, user, app));
    assertThat(presence.keySet()).filteredOn(name -> name.startsWith("live#")).hasSize(100);
    assertThat(bytes(presence)).isLessThan(DYNAMODB_ITEM_BYTES / 8);
    Map<String, AttributeValue> session =
        item(SessionTable.sessionKey(POOL, user, new SessionId("000" + "😀".repeat(63))));
    assertThat(bytes(session)).isLessThan(DYNAMODB_ITEM_BYTES / 8);
  }

  @Test
  void requestBeyondALimitCannotBeMade() {
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i <= SignInRequest.MOST_ATTRIBUTES; i++) {
      many.put("a" + i, "");
    }
    for (Map<String, String> attributes :
        List.of(many, Map.of("x".repeat(65), ""), Map.of("x", "x".repeat(257)), Map.of("", ""))) {
      assertThatThrownBy(() -> request("s", attributes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("attributes or userAgent are too large");
    }
    assertThatThrownBy(() -> new SessionId("x".repeat(257)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fiveThousandSessionsOfOneUserAreListedCompletelyAndInOrder() {
    UserId user = new UserId("busy");
    AppId app = new AppId("chat");
    SignIn signIn = signIn();
    for (int i = 0; i < MANY; i++) {
      now = now.plusMillis(1);
      signIn.open(
          POOL,
          new SignInRequest(
              user,
              new SessionId("s" + i),
              app,
              now.plusMillis(10),
              null,
              null,
              null,
              null,
              Map.of()));
    }
    DynamoDbSignInHistory signIns =
        new DynamoDbSignInHistory(DYNAMO_DB.calls(), TABLES.sessions(), true);
    Set<SessionId> seen = new HashSet<>();
    SignInPosition after = null;
    List<Session> page;
    do {
      page = signIns.after(POOL, user, SignInFilter.ALL, after, 100);
      for (Session session : page) {
        assertThat(after == null || after.isBefore(session)).isTrue();
        assertThat(seen.add(session.id())).isTrue();
        after = SignInPosition.of(session);
      }
    } while (page.size() == 100);
    assertThat(seen).hasSize(MANY);
    assertThat(signIns.page(POOL, user, SignInFilter.ALL, 500, 10))
        .satisfies(last -> assertThat(last.totalCount()).isEqualTo(MANY))
        .satisfies(last ->
            assertThat(last.sessions())
                .hasSize(10)
                .last()
                .extracting(Session::id)
                .isEqualTo(new SessionId("s0")));
  }

  private SignIn signIn() {
    SessionPolicy policy =
        new SessionPolicy(Duration.ofDays(1), null, Duration.ZERO, 100, WhenFull.END_OLDEST);
    return new SignIn(
        new DynamoDbSessionReader(DYNAMO_DB.calls(), TABLES.sessions(), true),
        new DynamoDbSessionHistory(DYNAMO_DB.calls(), TABLES.sessions(), true),
        new DynamoDbSessionWriter(DYNAMO_DB.calls(), TABLES.sessions()),
        policy,
        () -> now);
  }

  private static SignInRequest largest(UserId user, SessionId id, AppId app) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < SignInRequest.MOST_ATTRIBUTES; i++) {
      attributes.put("%02d".formatted(i) + "界".repeat(62), "界".repeat(256));
    }
    return new SignInRequest(
        user,
        id,
        app,
        null,
        Duration.ofDays(3_650),
        null,
        InetAddress.ofLiteral("2001:db8:1:2:3:4:5:6"),
        "界".repeat(Session.MOST_USER_AGENT_CHARACTERS),
        attributes);
  }

  private static SignInRequest request(String id, Map<String, String> attributes) {
    return new SignInRequest(
        new UserId("u"),
        new SessionId(id),
        new AppId("a"),
        null,
        null,
        null,
        null,
        null,
        attributes);
  }

  private static Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
    return DYNAMO_DB.client().getItem(get -> get.tableName(TABLES.sessions()).key(key)).item();
  }

  /// More than DynamoDB counts: the item's text includes the types and brackets.
  private static int bytes(Map<String, AttributeValue> item) {
    assertThat(item).isNotEmpty();
    return item.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
