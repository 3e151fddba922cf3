package dev.porchlight.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.session.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every memory of used things promises. Each test has its own user pool and takes place far
/// in the future, because a store may delete expired items by the real clock.
public abstract class UsedOnceContract {
  private static final Instant NOW = Instant.parse("2126-11-20T12:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofMinutes(30));
  private static final int THREADS = 8;

  private UserPoolId pool;
  private UsedOnce used;

  /// The memory under test, with this clock.
  protected abstract UsedOnce at(InstantSource clock);

  @BeforeEach
  void freshPool() {
    pool = new UserPoolId("p-" + UUID.randomUUID());
    used = at(() -> NOW);
  }

  @Test
  void onlyTheFirstClaimSucceeds() {
    assertThat(used.claim(pool, "signature", "k:s", LATER)).isTrue();
    assertThat(used.claim(pool, "signature", "k:s", LATER)).isFalse();
    assertThat(used.claim(pool, "signature", "k:s", LATER.plusSeconds(1))).isFalse();
  }

  @Test
  void otherThingsPurposesAndPoolsAreIndependent() {
    assertThat(used.claim(pool, "signature", "k:s", LATER)).isTrue();
    assertThat(used.claim(pool, "signature", "k:S", LATER)).isTrue();
    assertThat(used.claim(pool, "token", "k:s", LATER)).isTrue();
    assertThat(used.claim(new UserPoolId("o-" + UUID.randomUUID()), "signature", "k:s", LATER))
        .isTrue();
  }

  @Test
  void whatIsForgottenCanBeUsedAgainButNotAMomentEarlier() {
    assertThat(used.claim(pool, "signature", "k:s", LATER)).isTrue();
    assertThat(at(() -> LATER.minusMillis(1)).claim(pool, "signature", "k:s", LATER)).isFalse();
    Instant next = LATER.plusSeconds(60);
    assertThat(at(() -> LATER).claim(pool, "signature", "k:s", next)).isTrue();
    assertThat(at(() -> LATER).claim(pool, "signature", "k:s", next)).isFalse();
  }

  @Test
  void anythingCanBeUsedHoweverLongOrOdd() {
    String odd = "#USED#\u0000 张😀 ".repeat(1_000);
    assertThat(used.claim(pool, "signature", odd, LATER)).isTrue();
    assertThat(used.claim(pool, "signature", odd, LATER)).isFalse();
  }

  @Test
  void checkingAClaimDoesNotMakeOne() {
    assertThat(used.isClaimed(pool, "signature", "k:s")).isFalse();
    assertThat(used.claim(pool, "signature", "k:s", LATER)).isTrue();
    assertThat(used.isClaimed(pool, "signature", "k:s")).isTrue();
    assertThat(used.isClaimed(pool, "token", "k:s")).isFalse();
    assertThat(at(() -> LATER.minusMillis(1)).isClaimed(pool, "signature", "k:s")).isTrue();
    assertThat(at(() -> LATER).isClaimed(pool, "signature", "k:s")).isFalse();
  }

  @Test
  void ofManyConcurrentClaimsExactlyOneSucceeds() throws Exception {
    Callable<Boolean> claim = () -> used.claim(pool, "signature", "k:s", LATER);
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      all.add(claim);
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      int first = 0;
      for (Future<Boolean> answer : threads.invokeAll(all)) {
        first += answer.get() ? 1 : 0;
      }
      assertThat(first).isEqualTo(1);
    }
  }
}
