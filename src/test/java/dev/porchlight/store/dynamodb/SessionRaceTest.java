package dev.porchlight.store.dynamodb;

import static dev.porchlight.store.dynamodb.EmptyTables.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.session.AppId;
import dev.porchlight.session.Opening;
import dev.porchlight.session.Presence;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionPolicy;
import dev.porchlight.session.SessionPolicy.WhenFull;
import dev.porchlight.session.SignIn;
import dev.porchlight.session.SignInFilter;
import dev.porchlight.session.SignInRequest;
import dev.porchlight.session.SignOut;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Threads open, touch and end the same sessions of the same user, sign the user out, and report
/// sign-ins from before that, 10,000 operations in all; then they use the same ids again and again.
@Order(3)
class SessionRaceTest {
  @RegisterExtension static final EmptyTables DYNAMO_DB = new EmptyTables("race");

  private static final int OPERATIONS = 2_500;
  private static final int IDS = 400;
  private static final int MOST = 5;
  private static final UserId BOB = new UserId("bob");
  private static final List<AppId> APPS = List.of(new AppId("chat"), new AppId("wiki"));

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8})
  void presenceAgreesWithHistoryAndAnEndedSessionNeverComesBack(int threads) throws Exception {
    Race race = new Race(new UserPoolId("race-" + threads));
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        Random random = new Random(31L * threads + thread);
        int share = OPERATIONS / threads;
        running.add(
            pool.submit(() -> {
              for (int i = 0; i < share; i++) {
                race.step(random);
              }
            }));
      }
      for (Future<?> future : running) {
        future.get();
      }
    }
    race.check();
  }

  @Test
  void idsUsedAgainByManyThreadsAreNeverLiveAfterTheirLastEnd() throws Exception {
    Race race = new Race(new UserPoolId("reuse"));
    Map<SessionId, Instant> ends = new ConcurrentHashMap<>();
    AtomicInteger opened = new AtomicInteger();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        Random random = new Random(thread);
        running.add(
            pool.submit(() -> {
              for (int i = 0; i < 300; i++) {
                SessionId id = new SessionId("s" + random.nextInt(4));
                if (random.nextInt(3) > 0) {
                  race.openAgain(id, opened);
                } else {
                  race.endTimed(id, ends);
                }
              }
            }));
      }
      for (Future<?> future : running) {
        future.get();
      }
    }
    race.checkReuse(ends, opened.get());
  }

  private static final class Race {
    private final UserPoolId pool;
    private final DynamoDbSessionReader reader =
        new DynamoDbSessionReader(DYNAMO_DB.calls(), TABLES.sessions(), true);
    private final DynamoDbSessionHistory history =
        new DynamoDbSessionHistory(DYNAMO_DB.calls(), TABLES.sessions(), true);
    private final SignIn signIn;
    private final SignOut signOut;
    private final Set<SessionId> ended = ConcurrentHashMap.newKeySet();
    private final Map<AppId, Instant> signedOut = new ConcurrentHashMap<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger touched = new AtomicInteger();
    private final AtomicInteger gaveUp = new AtomicInteger();

    Race(UserPoolId pool) {
      this.pool = pool;
      DynamoDbSessionWriter writer =
          new DynamoDbSessionWriter(DYNAMO_DB.calls(), TABLES.sessions());
      SessionPolicy policy =
          new SessionPolicy(Duration.ofHours(1), null, Duration.ZERO, MOST, WhenFull.END_OLDEST);
      this.signIn = new SignIn(reader, history, writer, policy, InstantSource.system());
      this.signOut = new SignOut(reader, history, writer, InstantSource.system());
    }

    /// One operation, or a check that no session that was ended before it is live.
    void step(Random random) {
      int number = random.nextInt(IDS);
      SessionId id = new SessionId("s" + number);
      AppId app = APPS.get(number % 2);
      try {
        switch (random.nextInt(10)) {
          case 0, 1, 2 -> open(id, app);
          case 8 -> openLate(id, app);
          case 9 -> {
            if (number < IDS / 20) {
              signOut(app);
            }
          }
          case 3, 4, 5 -> signIn.touch(pool, BOB, id).ifPresent(_ -> touched.incrementAndGet());
          case 6 -> end(id);
          default -> {
            Set<SessionId> before = Set.copyOf(ended);
            assertThat(live(app)).noneMatch(before::contains);
          }
        }
      } catch (StoreUnavailableException e) {
        gaveUp.incrementAndGet(); // Too much contention: a caller would try again.
      }
    }

    private void open(SessionId id, AppId app) {
      SignInRequest request =
          new SignInRequest(BOB, id, app, null, Duration.ofMinutes(10), null, null, null, Map.of());
      boolean wasEnded = ended.contains(id);
      Opening opening = signIn.open(pool, request);
      if (opening instanceof Opening.Opened) {
        assertThat(wasEnded).isFalse();
        opened.incrementAndGet();
      }
    }

    /// A sign-in from before the user was last signed out of the app.
    private void openLate(SessionId id, AppId app) {
      Instant loginAt = signedOut.get(app);
      if (loginAt != null) {
        SignInRequest request =
            new SignInRequest(BOB, id, app, null, null, loginAt, null, null, Map.of());
        assertThat(signIn.open(pool, request)).isNotInstanceOf(Opening.Opened.class);
      }
    }

    private void signOut(AppId app) {
      Instant at = Instant.now();
      signOut.fromApps(pool, BOB, Set.of(app));
      signedOut.merge(app, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    private void end(SessionId id) {
      signOut.end(pool, BOB, id);
      ended.add(id);
    }

    private Set<SessionId> live(AppId app) {
      return reader
          .presence(pool, BOB, app)
          .map(Presence::expiries)
          .map(Map::keySet)
          .orElse(Set.of());
    }

    void openAgain(SessionId id, AtomicInteger done) {
      SignInRequest request =
          new SignInRequest(
              BOB, id, APPS.getFirst(), null, null, Instant.now(), null, null, Map.of());
      try {
        if (signIn.open(pool, request) instanceof Opening.Opened) {
          done.incrementAndGet();
        }
      } catch (StoreUnavailableException e) {
        gaveUp.incrementAndGet();
      }
    }

    void endTimed(SessionId id, Map<SessionId, Instant> ends) {
      Instant at = Instant.now();
      try {
        signOut.end(pool, BOB, id);
        ends.merge(id, at, (one, other) -> one.isAfter(other) ? one : other);
      } catch (StoreUnavailableException e) {
        gaveUp.incrementAndGet();
      }
    }

    /// Every session that was opened is in the history, and what is live began after the last end.
    void checkReuse(Map<SessionId, Instant> ends, int opened) {
      List<Session> current = history.sessionsOf(pool, BOB);
      List<SessionId> open =
          current.stream().filter(session -> !session.isEnded()).map(Session::id).toList();
      assertThat(live(APPS.getFirst())).containsExactlyInAnyOrderElementsOf(open);
      assertThat(current)
          .filteredOn(session -> !session.isEnded())
          .allMatch(session ->
              session
                  .loginAt()
                  .isAfter(
                      ends.getOrDefault(session.id(), Instant.EPOCH)
                          .truncatedTo(ChronoUnit.MILLIS)));
      DynamoDbSignInHistory signIns =
          new DynamoDbSignInHistory(DYNAMO_DB.calls(), TABLES.sessions(), true);
      assertThat(signIns.page(pool, BOB, SignInFilter.ALL, 1, 1).totalCount())
          .isEqualTo(opened)
          .isGreaterThan(20);
    }

    void check() {
      List<Session> all = history.sessionsOf(pool, BOB);
      for (AppId app : APPS) {
        List<SessionId> open =
            all.stream()
                .filter(session -> session.appId().equals(app) && !session.isEnded())
                .map(Session::id)
                .toList();
        assertThat(live(app))
            .containsExactlyInAnyOrderElementsOf(open)
            .hasSizeLessThanOrEqualTo(MOST);
      }
      assertThat(all)
          .filteredOn(session -> ended.contains(session.id()))
          .allMatch(Session::isEnded);
      assertThat(all).hasSizeGreaterThanOrEqualTo(opened.get());
      assertThat(opened.get()).isGreaterThan(IDS / 4);
      assertThat(touched.get()).isPositive();
      assertThat(gaveUp.get()).isLessThan(OPERATIONS / 10);
      System.out.printf(
          "%s: opened %d, touched %d, ended %d, gave up %d%n",
          pool, opened.get(), touched.get(), ended.size(), gaveUp.get());
    }
  }
}
