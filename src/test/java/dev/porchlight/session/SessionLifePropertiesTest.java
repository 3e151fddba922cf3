package dev.porchlight.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.session.SessionPolicy.WhenFull;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// Whatever happens to a user's sessions, in any order, the answers are those of a model that fits
/// on one page.
class SessionLifePropertiesTest {
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
  private static final UserPoolId POOL = new UserPoolId("p");
  private static final UserId BOB = new UserId("bob");
  private static final List<AppId> APPS = List.of(new AppId("chat"), new AppId("wiki"));

  private sealed interface Step {
    /// @param loginSecond when the user signed in, as the login system says: seconds from the start
    record Open(
        SessionId id,
        AppId app,
        @Nullable Integer seconds,
        @Nullable Integer idleSeconds,
        @Nullable Integer loginSecond)
        implements Step {
      @Nullable Instant loginAt() {
        return loginSecond == null ? null : START.plusSeconds(loginSecond);
      }
    }

    record Touch(SessionId id) implements Step {}

    record End(SessionId id) implements Step {}

    record Kick(AppId app) implements Step {}

    record SignOutEverywhere(@Nullable SessionId except) implements Step {}

    record Pass(int seconds) implements Step {}
  }

  @Property(tries = 2_000, seed = "20261120")
  void everyInterleavingGivesTheModelsAnswers(
      @ForAll("steps") List<Step> steps, @ForAll("policies") SessionPolicy policy) {
    InMemoryStore store = new InMemoryStore(() -> START);
    Model model = new Model(policy);
    SignIn signIn = new SignIn(store, store, store, policy, () -> model.now);
    SignOut signOut = new SignOut(store, store, store, () -> model.now);
    Sessions sessions = new Sessions(store, store, store, () -> model.now);
    for (Step step : steps) {
      switch (step) {
        case Step.Open open ->
            assertThat(kind(signIn.open(POOL, request(open)))).isEqualTo(model.open(open));
        case Step.Touch(SessionId id) ->
            assertThat(signIn.touch(POOL, BOB, id).orElse(null)).isEqualTo(model.touch(id));
        case Step.End(SessionId id) -> {
          signOut.end(POOL, BOB, id);
          model.end(id);
        }
        case Step.Kick(AppId app) -> {
          signOut.fromApps(POOL, BOB, Set.of(app));
          model.kick(app);
        }
        case Step.SignOutEverywhere(SessionId except) -> {
          signOut.everywhere(POOL, BOB, except);
          model.signOutEverywhere(except);
        }
        case Step.Pass(int seconds) -> model.now = model.now.plusSeconds(seconds);
      }
      for (AppId app : APPS) {
        assertThat(sessions.activeUntil(POOL, new UserReference.ById(BOB), app).orElse(null))
            .isEqualTo(model.activeUntil(app));
      }
    }
  }

  private static String kind(Opening opening) {
    return opening.getClass().getSimpleName();
  }

  private static SignInRequest request(Step.Open open) {
    Instant expiresAt = open.seconds() == null ? null : START.plusSeconds(open.seconds());
    Duration idle = open.idleSeconds() == null ? null : Duration.ofSeconds(open.idleSeconds());
    return new SignInRequest(
        BOB, open.id(), open.app(), expiresAt, idle, open.loginAt(), null, null, Map.of());
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<SessionId> ids = Arbitraries.of("a", "b", "c", "d", "e").map(SessionId::new);
    Arbitrary<AppId> apps = Arbitraries.of(APPS);
    Arbitrary<Integer> seconds = Arbitraries.integers().between(1, 400);
    Arbitrary<Step> open =
        Combinators.combine(
                ids,
                apps,
                seconds.injectNull(0.5),
                seconds.injectNull(0.5),
                Arbitraries.integers().between(-50, 600).injectNull(0.4))
            .as(Step.Open::new);
    return Arbitraries.<Step>frequencyOf(
            net.jqwik.api.Tuple.of(4, open),
            net.jqwik.api.Tuple.of(4, ids.map(Step.Touch::new)),
            net.jqwik.api.Tuple.of(2, ids.map(Step.End::new)),
            net.jqwik.api.Tuple.of(1, apps.map(Step.Kick::new)),
            net.jqwik.api.Tuple.of(1, ids.injectNull(0.5).map(Step.SignOutEverywhere::new)),
            net.jqwik.api.Tuple.of(4, Arbitraries.integers().between(1, 90).map(Step.Pass::new)))
        .list()
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<SessionPolicy> policies() {
    Arbitrary<Duration> lifetimes = Arbitraries.of(100, 300).map(Duration::ofSeconds);
    Arbitrary<@Nullable Duration> idles =
        Arbitraries.of(30, 120).map(Duration::ofSeconds).injectNull(0.5);
    Arbitrary<Duration> granularities = Arbitraries.of(0, 20, 60).map(Duration::ofSeconds);
    return Combinators.combine(
            lifetimes,
            idles,
            granularities,
            Arbitraries.of(1, 2, 5),
            Arbitraries.of(WhenFull.class))
        .as(SessionPolicy::new);
  }

  /// What should happen, in the simplest terms.
  private static final class Model {
    private final SessionPolicy policy;
    private final Map<SessionId, Life> lives = new HashMap<>();
    private final Map<SessionId, Instant> idEnds = new HashMap<>();
    private final Map<AppId, Instant> signOuts = new HashMap<>();
    private Instant now = START;

    Model(SessionPolicy policy) {
      this.policy = policy;
    }

    private static final class Life {
      private final Step.Open opened;
      private final Instant loginAt;
      private final Instant expiresAt;
      private final @Nullable Integer idleSeconds;
      private Instant until;
      private @Nullable Instant endedAt;
      private boolean forgottenByThePresence;

      Life(
          Step.Open opened,
          Instant loginAt,
          Instant expiresAt,
          @Nullable Integer idleSeconds,
          Instant now) {
        this.opened = opened;
        this.loginAt = loginAt;
        this.expiresAt = expiresAt;
        this.idleSeconds = idleSeconds;
        this.until = untilIfActiveAt(now);
      }

      private Instant untilIfActiveAt(Instant activity) {
        Instant idle = idleSeconds == null ? expiresAt : activity.plusSeconds(idleSeconds);
        return idle.isBefore(expiresAt) ? idle : expiresAt;
      }
    }

    String open(Step.Open open) {
      Life known = lives.get(open.id());
      if (known != null && known.endedAt == null) {
        Instant over = known.forgottenByThePresence ? known.expiresAt : known.until;
        if (known.opened.equals(open)) {
          return "Repeated";
        }
        if (isLive(known) || !isLater(open, over)) {
          return "Different";
        }
        known.endedAt = over;
      }
      Instant idEnd = latest(known == null ? null : known.endedAt, idEnds.get(open.id()));
      Instant signOut = signOuts.get(open.app());
      Instant reported = open.loginAt();
      if ((known != null && known.opened.equals(open))
          || (idEnd != null && !isLater(open, idEnd))
          || (signOut != null && reported != null && !reported.isAfter(signOut))) {
        return "AlreadyEnded";
      }
      while (live(open.app()).size() >= policy.mostSessions()) {
        if (policy.whenFull() == WhenFull.REFUSE) {
          return "TooMany";
        }
        live(open.app()).stream()
                .min(
                    Comparator.<Life, Instant>comparing(life -> life.loginAt)
                        .thenComparing(life -> life.opened.id().value()))
                .orElseThrow()
                .endedAt =
            now;
      }
      lives.values().stream()
          .filter(life -> life.opened.app().equals(open.app()) && !life.until.isAfter(now))
          .forEach(life -> life.forgottenByThePresence = true);
      lives.put(open.id(), life(open, latest(idEnd, signOut)));
      idEnds.remove(open.id());
      return "Opened";
    }

    private boolean isLater(Step.Open open, Instant end) {
      Instant reported = open.loginAt();
      return reported != null && reported.isAfter(end) && !reported.isAfter(now.plusSeconds(60));
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
      return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private Life life(Step.Open open, @Nullable Instant lastEnd) {
      Instant reported = open.loginAt();
      Instant loginAt = reported == null || reported.isAfter(now) ? now : reported;
      if (lastEnd != null && !loginAt.isAfter(lastEnd)) {
        loginAt = lastEnd.plusMillis(1);
      }
      Instant latest = loginAt.plus(policy.absoluteLifetime());
      Instant asked = open.seconds() == null ? latest : START.plusSeconds(open.seconds());
      Duration most = policy.idleTimeout();
      Integer idle = open.idleSeconds();
      if (most != null) {
        int seconds = (int) most.toSeconds();
        idle = idle == null ? seconds : Math.min(idle, seconds);
      }
      return new Life(open, loginAt, asked.isBefore(latest) ? asked : latest, idle, now);
    }

    @Nullable Instant touch(SessionId id) {
      Life life = lives.get(id);
      if (life == null || !isLive(life)) {
        return null;
      }
      Instant moved = life.untilIfActiveAt(now);
      double least = policy.touchGranularity().toSeconds();
      if (life.idleSeconds != null) {
        least = Math.min(least, life.idleSeconds / 2.0);
      }
      boolean enough = moved.toEpochMilli() - life.until.toEpochMilli() >= least * 1_000;
      if (moved.isAfter(life.until) && (enough || moved.equals(life.expiresAt))) {
        life.until = moved;
      }
      return life.until;
    }

    void end(SessionId id) {
      Life life = lives.get(id);
      if (life != null && life.endedAt == null) {
        life.endedAt = now;
      } else {
        idEnds.put(id, now);
      }
    }

    void kick(AppId app) {
      signOuts.put(app, now);
      end(life -> life.opened.app().equals(app));
    }

    void signOutEverywhere(@Nullable SessionId except) {
      APPS.forEach(app -> signOuts.put(app, now));
      end(life -> !life.opened.id().equals(except));
    }

    /// Ends what a presence still names, live or expired: a kick rather ends too much.
    private void end(Predicate<Life> which) {
      lives.values().stream()
          .filter(life -> life.endedAt == null && !life.forgottenByThePresence)
          .filter(which)
          .forEach(life -> life.endedAt = now);
    }

    @Nullable Instant activeUntil(AppId app) {
      return live(app).stream().map(life -> life.until).max(Instant::compareTo).orElse(null);
    }

    private boolean isLive(Life life) {
      return life.endedAt == null && life.until.isAfter(now);
    }

    private List<Life> live(AppId app) {
      return lives.values().stream()
          .filter(life -> life.opened.app().equals(app) && isLive(life))
          .toList();
    }
  }
}
