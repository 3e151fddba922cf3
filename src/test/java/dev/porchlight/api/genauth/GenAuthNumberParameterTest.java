package dev.porchlight.api.genauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.porchlight.api.RefusedException;
import dev.porchlight.credentials.JsonBody;
import dev.porchlight.credentials.Parameter;
import dev.porchlight.credentials.Parameters;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenAuthNumberParameterTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "007, 7",
    "1.64736e+12, 1647360000000",
    "1.64736E12, 1647360000000",
    "1647360000000.9, 1647360000000",
    "0.9, 0",
    "1e-999999999, 0",
    "-0, 0",
    "999999999999999, 999999999999999"
  })
  void numberIsReadWithoutItsFraction(String text, long expected) {
    assertThat(GenAuthNumberParameter.of(query(text), "n")).contains(expected);
    assertThat(TimeParameter.of(query("0"), "n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "-1",
        "1000000000000000",
        "1e15",
        "1e999999999",
        "1e2147483647",
        "1e99999999999",
        "9e-2147483648",
        "NaN",
        "Infinity",
        "0x10",
        "1 2",
        " 1",
        "1_0",
        "١",
        "000000000000000000000000000000001"
      })
  void textThatIsNotASmallNumberIsMalformed(String text) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> GenAuthNumberParameter.of(query(text), "n"))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(GenAuthError.PARAMETER_MALFORMED))
        .satisfies(e -> assertThat(e.detail()).isEqualTo("n"));
  }

  @Test
  void bodyCanHoldANumberOrItsTextAndNothingElse() {
    assertThat(GenAuthNumberParameter.of(JsonBody.parse("{\"n\":5e0}"), "n")).contains(5L);
    assertThat(GenAuthNumberParameter.of(JsonBody.parse("{\"n\":\"5\"}"), "n")).contains(5L);
    assertThat(GenAuthNumberParameter.of(JsonBody.parse("{\"n\":null}"), "n")).isEmpty();
    assertThat(GenAuthNumberParameter.of(JsonBody.parse("{\"n\":\"\"}"), "n")).isEmpty();
    for (String other : List.of("true", "[]", "{}", "[5]")) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(
              () -> GenAuthNumberParameter.of(JsonBody.parse("{\"n\":" + other + "}"), "n"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1647360000, 2022-03-15T16:00:00Z",
    "1647360000000, 2022-03-15T16:00:00Z",
    "99999999999, 5138-11-16T09:46:39Z",
    "100000000000, 1973-03-03T09:46:40Z"
  })
  void timeBelowTenToTheEleventhIsInSeconds(String text, Instant expected) {
    assertThat(TimeParameter.of(query(text), "n")).contains(expected);
  }

  private static Parameters query(String text) {
    return new Parameters(List.of(Parameter.string("n", text)));
  }
}
