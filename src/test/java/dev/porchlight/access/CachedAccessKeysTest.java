package dev.porchlight.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.session.UserPoolId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CachedAccessKeysTest {
  private static final Duration KEPT_FOR = Duration.ofSeconds(60);
  private static final AccessKey KEY =
      new AccessKey("key", "0123456789abcdef", new UserPoolId("pool"), Set.of(Scope.READ));

  private final Map<String, AccessKey> source = new HashMap<>(Map.of("key", KEY));
  private boolean down;
  private int asked;
  private long nanos;
  private final CachedAccessKeys keys = new CachedAccessKeys(this::ask, KEPT_FOR, () -> nanos);

  @Test
  void knownAndUnknownKeysAreReadOnce() {
    for (int i = 0; i < 3; i++) {
      assertThat(keys.find("key")).contains(KEY);
      assertThat(keys.find("unknown")).isEmpty();
    }
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void revokedKeyWorksOnlyWhileItIsCached() {
    assertThat(keys.find("key")).contains(KEY);
    source.clear();
    nanos = KEPT_FOR.toNanos() - 1;
    assertThat(keys.find("key")).contains(KEY);
    nanos = KEPT_FOR.toNanos();
    assertThat(keys.find("key")).isEmpty();
  }

  @Test
  void useDoesNotProlongCaching() {
    for (int second = 0; second < 60; second++) {
      nanos = Duration.ofSeconds(second).toNanos();
      assertThat(keys.find("key")).contains(KEY);
    }
    source.clear();
    nanos = KEPT_FOR.toNanos();
    assertThat(keys.find("key")).isEmpty();
  }

  @Test
  void keyThatIsFoundAnewIsNoOlderThanAskedFor() {
    Duration second = Duration.ofSeconds(1);
    assertThat(keys.find("key")).contains(KEY);
    assertThat(keys.find("new")).isEmpty();
    source.clear();
    source.put("new", KEY);
    nanos = second.toNanos() - 1;
    assertThat(keys.findAnew("key", second)).contains(KEY);
    assertThat(keys.findAnew("new", second)).isEmpty();
    nanos = second.toNanos();
    assertThat(keys.findAnew("key", second)).isEmpty();
    assertThat(keys.findAnew("new", second)).contains(KEY);
    assertThat(keys.find("key")).isEmpty();
    assertThat(keys.find("new")).contains(KEY);
  }

  @Test
  void keyOfThisVeryMomentIsAlwaysRead() {
    keys.find("key");
    source.clear();
    assertThat(keys.findAnew("key", Duration.ZERO)).isEmpty();
    assertThat(keys.find("key")).isEmpty();
  }

  @Test
  void floodCostsOneReadASecond() {
    for (int millis = 0; millis < 10_000; millis++) {
      nanos = Duration.ofMillis(millis).toNanos();
      keys.findAnew("key", Duration.ofSeconds(1));
      keys.findAnew("unknown", Duration.ofSeconds(1));
    }
    assertThat(asked).isEqualTo(20);
  }

  @Test
  void outageIsNotCached() {
    down = true;
    assertThatThrownBy(() -> keys.find("key")).isInstanceOf(StoreUnavailableException.class);
    down = false;
    assertThat(keys.find("key")).contains(KEY);
  }

  @Test
  void floodOfUnknownKeysDoesNotEvictKnownOnes() {
    keys.find("key");
    for (int i = 0; i < 50_000; i++) {
      keys.find("unknown-" + i);
    }
    int before = asked;
    assertThat(keys.find("key")).contains(KEY);
    assertThat(asked).isEqualTo(before);
  }

  private Optional<AccessKey> ask(String id) {
    asked++;
    if (down) {
      throw new StoreUnavailableException("down");
    }
    return Optional.ofNullable(source.get(id));
  }
}
