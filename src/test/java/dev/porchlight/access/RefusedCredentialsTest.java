package dev.porchlight.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusedCredentialsTest {
  private long nanos;
  private final RefusedCredentials refused = new RefusedCredentials(() -> nanos);

  @Test
  void refusalIsRememberedForAMomentThatRepeatsDoNotProlong() {
    String fingerprint = RefusedCredentials.fingerprint("pool", "user", "secret");
    assertThat(refused.has(fingerprint)).isFalse();
    refused.remember(fingerprint);
    long moment = RefusedCredentials.MOMENT.toNanos();
    for (int tenth = 0; tenth < 10; tenth++) {
      nanos = moment / 10 * tenth;
      assertThat(refused.has(fingerprint)).isTrue();
    }
    nanos = moment;
    assertThat(refused.has(fingerprint)).isFalse();
  }

  @Test
  void fingerprintHidesTheSecretAndTellsThePartsApart() {
    assertThat(RefusedCredentials.fingerprint("pool", "user", "secret"))
        .matches("[0-9a-f]{64}")
        .isNotEqualTo(RefusedCredentials.fingerprint("pool", "users", "ecret"))
        .isNotEqualTo(RefusedCredentials.fingerprint("pool", "user,6:secret"));
  }

  @Test
  void floodForgetsOldRefusalsInsteadOfGrowing() {
    IntStream.range(0, 50_000).forEach(i -> refused.remember("made-up-" + i));
    long kept = IntStream.range(0, 50_000).filter(i -> refused.has("made-up-" + i)).count();
    assertThat(kept).isLessThanOrEqualTo(10_000);
  }
}
