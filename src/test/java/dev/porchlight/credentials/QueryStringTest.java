package dev.porchlight.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.porchlight.api.PercentEncoding.Plus;
import dev.porchlight.api.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {
  @Test
  void escapesAreDecodedOnce() {
    assertThat(QueryString.parse("a=%2B86+1%2520&b=%E5%BC%A0&c&d=", Plus.IS_SPACE).all())
        .containsExactly(
            Parameter.string("a", "+86 1%20"),
            Parameter.string("b", "张"),
            Parameter.string("c", ""),
            Parameter.string("d", ""));
  }

  @Test
  void plusCanStandForItself() {
    assertThat(QueryString.parse("a=+86%2018", Plus.IS_PLUS).all())
        .containsExactly(Parameter.string("a", "+86 18"));
  }

  @Test
  void rawUtf8IsTakenAsItIs() {
    assertThat(QueryString.parse("a=张😀%20", Plus.IS_SPACE).all())
        .containsExactly(Parameter.string("a", "张😀 "));
  }

  @Test
  void emptyPartsAreIgnored() {
    assertThat(QueryString.parse("&&a=1&", Plus.IS_SPACE).all())
        .containsExactly(Parameter.string("a", "1"));
    assertThat(QueryString.parse("", Plus.IS_SPACE).all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=%",
        "a=%2",
        "a=%zz",
        "a=%-1",
        "a=%FF",
        "a=%C0%80",
        "a=%ED%A0%80",
        "a=1&a=2",
        "a&a"
      })
  void malformedOrAmbiguousQueryIsRefused(String query) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> QueryString.parse(query, Plus.IS_SPACE))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(CallerRefusal.QUERY_MALFORMED));
  }
}
