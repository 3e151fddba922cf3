package dev.porchlight.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ü€", "😀", "a😀b", "\uFFFD\uFFFF"})
  void textWithWholePairsIsWellFormed(String text) {
    assertThat(UnicodeText.isWellFormed(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "\uDE00", "a\uD83Db", "\uDE00\uD83D", "\uD83D\uD83D\uDE00"})
  void halfAPairIsNotWellFormed(String text) {
    assertThat(UnicodeText.isWellFormed(text)).isFalse();
  }

  @Test
  void truncatedTextHasNoHalfPair() {
    assertThat(UnicodeText.truncated("ab", 2)).isEqualTo("ab");
    assertThat(UnicodeText.truncated("abc", 2)).isEqualTo("ab");
    assertThat(UnicodeText.truncated("a😀", 3)).isEqualTo("a😀");
    assertThat(UnicodeText.truncated("a😀", 2)).isEqualTo("a");
    assertThat(UnicodeText.truncated("a😀b", 3)).isEqualTo("a😀");
  }
}
