package dev.porchlight.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserAliasTest {
  @Test
  void kindIsFoundByItsKey() {
    for (UserAlias.Kind kind : UserAlias.Kind.values()) {
      assertThat(UserAlias.Kind.ofKey(kind.key())).contains(kind);
    }
    assertThat(UserAlias.Kind.ofKey("user_id")).isEmpty();
    assertThat(UserAlias.Kind.ofKey("EMAIL")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "+86 18800008888, +8618800008888",
    "(212) 456-1111, 2124561111",
    "212.456.1111, 2124561111"
  })
  void phoneIsComparedByItsDigits(String text, String expected) {
    assertThat(UserAlias.parse(UserAlias.Kind.PHONE, text))
        .contains(new UserAlias(UserAlias.Kind.PHONE, expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234567890#", "+", "", "1+2", "call me", "123456789012345678901"})
  void onlyAPhoneNumberIsAPhoneAlias(String text) {
    assertThat(UserAlias.parse(UserAlias.Kind.PHONE, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"test#x.com", "@x", "x@", "a@b@c", "a b@c", ""})
  void onlyAnEmailAddressIsAnEmailAlias(String text) {
    assertThat(UserAlias.parse(UserAlias.Kind.EMAIL, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lark", ":x", "lark:"})
  void accountAliasNeedsTwoParts(String text) {
    assertThat(UserAlias.parse(UserAlias.Kind.SYNC_RELATION, text)).isEmpty();
    assertThat(UserAlias.parse(UserAlias.Kind.IDENTITY, text)).isEmpty();
  }

  @Test
  void textIsTriedAsEveryKindItFitsInTheDocumentedOrder() {
    assertThat(UserAlias.candidates("a@b"))
        .extracting(UserAlias::kind)
        .isEqualTo(
            List.of(UserAlias.Kind.USERNAME, UserAlias.Kind.EMAIL, UserAlias.Kind.EXTERNAL_ID));
  }

  @Test
  void unpairedSurrogateIsNotAnIdentifier() {
    assertThat(UserId.fits("a\ud800")).isFalse();
    assertThat(UserId.fits("\udc00")).isFalse();
    assertThat(UserId.fits("😀")).isTrue();
    assertThatThrownBy(() -> new UserId("\ud800")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void identifiersAreMeasuredInBytes() {
    assertThat(UserId.fits("x".repeat(UserId.MOST_BYTES))).isTrue();
    assertThat(UserId.fits("x".repeat(UserId.MOST_BYTES + 1))).isFalse();
    assertThat(UserId.fits("张".repeat(UserId.MOST_BYTES / 3))).isTrue();
    assertThat(UserId.fits("张".repeat(UserId.MOST_BYTES / 3 + 1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a#b", "", "a/b", "a b", "ä"})
  void userPoolIdIsSafeInAKey(String text) {
    assertThat(UserPoolId.fits(text)).isFalse();
  }
}
