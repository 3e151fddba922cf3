package dev.porchlight.store.dynamodb;

import static dev.porchlight.store.dynamodb.EmptyTables.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.session.AppId;
import dev.porchlight.session.Presence;
import dev.porchlight.session.SessionHistory;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionPolicy;
import dev.porchlight.session.SessionReader;
import dev.porchlight.session.SignIn;
import dev.porchlight.session.SignInRequest;
import dev.porchlight.session.SignOut;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.session.UserAccounts;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.store.dynamodb.FailingWrites.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every write of every change fails, before or after DynamoDB has performed it, in every
/// combination: no dead session ever reads as live, and calling again completes the change.
@Order(1)
class CrashSafetyTest {
  @RegisterExtension static final EmptyTables DYNAMO_DB = new EmptyTables("crash");

  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant LATER = START.plusSeconds(300);
  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final UserId BOB = new UserId("bob");
  private static final AppId CHAT = new AppId("chat");
  private static final AppId WIKI = new AppId("wiki");
  private static final SessionId NEW = new SessionId("new");
  private static final int PLANNED_WRITES = 4;

  private final UserPoolId pool = new UserPoolId("crash-" + UUID.randomUUID());
  private Instant now = START;

  private record Parts(SignIn signIn, SignOut signOut, UserAccounts accounts, UserPoolId pool) {}

  /// A change, with the sessions that are live before and after it.
  private enum Change {
    OPEN(List.of("a0"), List.of("a0", "new")) {
      @Override
      void make(Parts parts) {
        parts.signIn().open(parts.pool(), request(NEW, CHAT));
      }
    },
    OPEN_AT_THE_CAP(List.of("a0", "a1"), List.of("a1", "new")) {
      @Override
      void make(Parts parts) {
        parts.signIn().open(parts.pool(), request(NEW, CHAT));
      }
    },
    TOUCH(List.of("a0"), List.of("a0")) {
      @Override
      void make(Parts parts) {
        parts.signIn().touch(parts.pool(), BOB, new SessionId("a0"));
      }
    },
    END(List.of("a0", "a1"), List.of("a1")) {
      @Override
      void make(Parts parts) {
        parts.signOut().end(parts.pool(), BOB, new SessionId("a0"));
      }
    },
    END_BEFORE_IT_IS_OPENED(List.of("a0"), List.of("a0")) {
      @Override
      void make(Parts parts) {
        parts.signOut().end(parts.pool(), BOB, NEW);
        parts.signIn().open(parts.pool(), request(NEW, CHAT));
      }
    },
    DELETE_THE_USER(List.of("a0", "w0"), List.of()) {
      @Override
      void make(Parts parts) {
        parts.accounts().delete(parts.pool(), BOB);
      }
    },
    USE_AN_ID_AGAIN(List.of("a0", "e0"), List.of("a0", "e0")) {
      @Override
      void make(Parts parts) {
        parts.signIn().open(parts.pool(), request(new SessionId("e0"), CHAT, LATER));
      }
    },
    USE_THE_ID_OF_AN_EXPIRED_SESSION_AGAIN(List.of("a0", "x0"), List.of("a0", "x0")) {
      @Override
      void make(Parts parts) {
        parts.signIn().open(parts.pool(), request(new SessionId("x0"), CHAT, LATER));
      }
    },
    SIGN_OUT_BEFORE_A_SIGN_IN_IS_REPORTED(List.of("a0", "w0"), List.of()) {
      @Override
      void make(Parts parts) {
        parts.signOut().everywhere(parts.pool(), BOB);
        parts.signIn().open(parts.pool(), request(NEW, CHAT, LATER));
      }
    },
    KICK_BEFORE_A_SIGN_IN_IS_REPORTED(List.of("a0", "w0"), List.of("w0")) {
      @Override
      void make(Parts parts) {
        parts.signOut().fromApps(parts.pool(), BOB, Set.of(CHAT, new AppId("unknown")));
        parts.signIn().open(parts.pool(), request(NEW, CHAT, LATER));
        parts.signIn().open(parts.pool(), request(NEW, new AppId("unknown"), LATER));
      }
    },
    LOGOUT_TOKEN_BEFORE_A_SIGN_IN_IS_REPORTED(List.of("a0"), List.of("a0")) {
      @Override
      void make(Parts parts) {
        parts.signOut().endNamed(parts.pool(), CHAT, NEW);
        parts.signIn().open(parts.pool(), request(NEW, CHAT));
      }
    },
    KICK(List.of("a0", "a1", "w0"), List.of()) {
      @Override
      void make(Parts parts) {
        parts.signOut().fromApps(parts.pool(), BOB, Set.of(CHAT, WIKI));
      }
    },
    KICK_IN_SEVERAL_TRANSACTIONS(names(40), List.of()) {
      @Override
      void make(Parts parts) {
        parts.signOut().fromApps(parts.pool(), BOB, Set.of(CHAT));
      }
    };

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of and Stream.toList
    private final List<String> before;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> after;

    Change(List<String> before, List<String> after) {
      this.before = before;
      this.after = after;
    }

    abstract void make(Parts parts);

    private static List<String> names(int count) {
      return Stream.iterate(0, i -> i + 1).limit(count).map(i -> "a" + i).toList();
    }
  }

  static Stream<Arguments> everyCombination() {
    List<List<Outcome>> plans = List.of(List.of());
    for (int i = 0; i < PLANNED_WRITES; i++) {
      List<List<Outcome>> longer = new ArrayList<>();
      for (List<Outcome> plan : plans) {
        for (Outcome outcome : Outcome.values()) {
          longer.add(Stream.concat(plan.stream(), Stream.of(outcome)).toList());
        }
      }
      plans = longer;
    }
    List<List<Outcome>> all = plans;
    return Stream.of(Change.values())
        .flatMap(change -> all.stream().map(plan -> Arguments.of(change, plan)));
  }

  @ParameterizedTest
  @MethodSource("everyCombination")
  void noDeadSessionReadsAsLiveAndCallingAgainCompletesTheChange(
      Change change, List<Outcome> plan) {
    int most = change == Change.OPEN_AT_THE_CAP ? 2 : 100;
    Parts whole = parts(new FailingWrites(DYNAMO_DB.client()), most);
    for (String id : change.before) {
      now = now.plusMillis(1);
      prepare(whole, id);
    }
    now = LATER;
    FailingWrites writes = new FailingWrites(DYNAMO_DB.client());
    writes.plan(plan);
    Parts failing = parts(writes, most);
    for (int calls = 0; !isDone(change, failing); calls++) {
      assertThat(calls).isLessThanOrEqualTo(PLANNED_WRITES);
      assertNoDeadSessionIsLive();
    }
    assertNoDeadSessionIsLive();
    assertThat(live()).containsExactlyInAnyOrderElementsOf(change.after);
    if (change == Change.DELETE_THE_USER) {
      assertThat(history().sessionsOf(pool, BOB)).isEmpty();
    }
    change.make(whole);
    assertThat(live()).containsExactlyInAnyOrderElementsOf(change.after);
  }

  /// Opens a session. Those whose name begins with `e` are ended, those with `x` have expired.
  private void prepare(Parts parts, String id) {
    AppId app = id.startsWith("w") ? WIKI : CHAT;
    Instant expiresAt = id.startsWith("x") ? START.plusSeconds(60) : null;
    SessionId session = new SessionId(id);
    parts
        .signIn()
        .open(
            pool,
            new SignInRequest(BOB, session, app, expiresAt, IDLE, null, null, null, Map.of()));
    if (id.startsWith("e")) {
      parts.signOut().end(pool, BOB, session);
    }
  }

  private static boolean isDone(Change change, Parts parts) {
    try {
      change.make(parts);
      return true;
    } catch (StoreUnavailableException e) {
      return false;
    }
  }

  /// History and presence agree: live sessions are known and are not over, and sessions that are
  /// over are not live.
  private void assertNoDeadSessionIsLive() {
    List<String> open =
        history().sessionsOf(pool, BOB).stream()
            .filter(session -> session.isLiveAt(now))
            .map(session -> session.id().value())
            .toList();
    assertThat(open).containsExactlyInAnyOrderElementsOf(live());
  }

  private List<String> live() {
    Map<AppId, Presence> presences = reader().presences(pool, BOB).orElse(Map.of());
    return presences.values().stream()
        .flatMap(presence -> presence.liveAt(now).stream())
        .map(SessionId::value)
        .toList();
  }

  private Parts parts(FailingWrites writes, int most) {
    SessionPolicy policy =
        new SessionPolicy(
            Duration.ofHours(1), null, Duration.ZERO, most, SessionPolicy.WhenFull.END_OLDEST);
    StoreCalls calls = new StoreCalls(writes.client());
    DynamoDbSessionWriter writer = new DynamoDbSessionWriter(calls, TABLES.sessions());
    SignOut signOut = new SignOut(reader(), history(), writer, () -> now);
    return new Parts(
        new SignIn(reader(), history(), writer, policy, () -> now),
        signOut,
        new UserAccounts(signOut, new DynamoDbUserWriter(calls, TABLES.sessions()), () -> now),
        pool);
  }

  private static SessionReader reader() {
    return new DynamoDbSessionReader(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  private static SessionHistory history() {
    return new DynamoDbSessionHistory(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  private static SignInRequest request(SessionId id, AppId app) {
    return request(id, app, null);
  }

  private static SignInRequest request(SessionId id, AppId app, @Nullable Instant loginAt) {
    return new SignInRequest(BOB, id, app, null, IDLE, loginAt, null, null, Map.of());
  }
}
