package dev.porchlight.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.session.UserPoolId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpectedSecretTest {
  private static final String SECRET = "0123456789abcdef";
  private static final Optional<AccessKey> KEY =
      Optional.of(new AccessKey("key", SECRET, new UserPoolId("pool"), Set.of()));

  private final ExpectedSecret expected = new ExpectedSecret();

  @Test
  void knownKeyMatchesOnlyItsOwnSecret() {
    assertThat(expected.of(KEY)).isEqualTo(SECRET);
    assertThat(expected.matches(KEY, SECRET)).isTrue();
    assertThat(expected.matches(KEY, SECRET + "0")).isFalse();
    assertThat(expected.matches(KEY, "")).isFalse();
  }

  @Test
  void unknownKeyMatchesNoSecret() {
    String nobodys = expected.of(Optional.empty());
    assertThat(nobodys).isEqualTo(expected.of(Optional.empty()));
    assertThat(nobodys).isNotEqualTo(new ExpectedSecret().of(Optional.empty()));
    assertThat(AccessKey.secretFits(nobodys)).isTrue();
    assertThat(expected.matches(Optional.empty(), nobodys)).isFalse();
    assertThat(expected.matches(Optional.empty(), SECRET)).isFalse();
  }
}
