package dev.porchlight.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.session.UserPoolId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// 200 environments start together, and each looks up the same key 50 times per second, for ten
/// minutes of simulated time.
class AccessKeyHerdTest {
  private static final int ENVIRONMENTS = 200;
  private static final int MINUTES = 10;
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final long STEP_NANOS = Duration.ofMillis(20).toNanos();
  private static final int STEPS_PER_SECOND = 50;
  private static final AccessKey KEY =
      new AccessKey("key", "0123456789abcdef", new UserPoolId("pool"), Set.of(Scope.READ));

  private long nanos;
  private int asked;

  @Test
  void environmentsThatStartTogetherDoNotReadTogether() {
    List<Integer> seconds = readsInEachSecond(new Random(20261120));
    assertThat(seconds.getFirst()).isEqualTo(ENVIRONMENTS);
    assertThat(seconds.subList(1, seconds.size())).allMatch(reads -> reads <= 30);
    // At most one read per environment every three quarters of a minute.
    int total = seconds.stream().mapToInt(Integer::intValue).sum();
    assertThat(total).isBetween(ENVIRONMENTS * MINUTES, ENVIRONMENTS * (MINUTES * 4 / 3 + 1));
  }

  @Test
  void withoutTimesOfTheirOwnTheyWould() {
    List<Integer> seconds = readsInEachSecond(() -> 0L);
    assertThat(seconds.subList(1, seconds.size())).contains(ENVIRONMENTS);
  }

  @Test
  void ownTimeIsNeverLongerThanPromised() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      assertThat(CachedAccessKeys.ownTime(LONGEST, random))
          .isBetween(LONGEST.multipliedBy(3).dividedBy(4), LONGEST);
    }
  }

  private List<Integer> readsInEachSecond(RandomGenerator random) {
    List<CachedAccessKeys> environments = new ArrayList<>();
    for (int i = 0; i < ENVIRONMENTS; i++) {
      Duration own = CachedAccessKeys.ownTime(LONGEST, random);
      environments.add(new CachedAccessKeys(_ -> ask(), own, () -> nanos));
    }
    List<Integer> reads = new ArrayList<>();
    for (int second = 0; second < MINUTES * 60; second++) {
      asked = 0;
      for (int step = 0; step < STEPS_PER_SECOND; step++) {
        environments.forEach(keys -> keys.find("key"));
        nanos += STEP_NANOS;
      }
      reads.add(asked);
    }
    return reads;
  }

  private Optional<AccessKey> ask() {
    asked++;
    return Optional.of(KEY);
  }
}
