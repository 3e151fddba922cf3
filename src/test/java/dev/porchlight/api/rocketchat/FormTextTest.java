package dev.porchlight.api.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porchlight.api.RefusedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=b|b",
        "a=b+c|b c",
        "a=b%20c%2Bd|b c+d",
        "a=b%|b%",
        "a=%zz+|%zz ",
        "a=b=c|b=c",
        "a|''",
        "a=|''",
        "&&a=b&|b",
        "=x&a=b|b",
        "%61=b|b",
        "a=%C3%A9|é"
      },
      ignoreLeadingAndTrailingWhitespace = false)
  void textIsDecodedAsQsDoes(String form, String text) {
    assertThat(FormText.parse(form).text("a")).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=b&a=c", "a[]=b", "a[0]=b", "a[b]=c", "a%5Bb%5D=c", "a[b][c]=d"})
  void repeatedNamesAndBracketsAreNotText(String form) {
    RocketChatParameters parameters = FormText.parse(form);
    assertThat(parameters.has("a")).isTrue();
    assertThatThrownBy(() -> parameters.text("a"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RocketChatError.NOT_A_STRING));
  }
}
