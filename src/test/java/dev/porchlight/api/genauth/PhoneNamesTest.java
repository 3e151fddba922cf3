package dev.porchlight.api.genauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.porchlight.session.UserAlias;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which stored numbers a number means.
class PhoneNamesTest {
  private static final PhoneNames HOME = names("86");

  @ParameterizedTest
  @CsvSource({
    "18800008888, 18800008888 +8618800008888",
    "188-0000 8888, 18800008888 +8618800008888",
    "+86 18800008888, +8618800008888",
    "+1 2025550123, +12025550123",
    "8618800008888, 8618800008888 +868618800008888",
    "+, ''",
    "'', ''",
    "bob, ''",
    "12345678901234567890, 12345678901234567890"
  })
  void numberWithoutACountryIsTriedAsItIsAndAtHome(String number, String stored) {
    assertThat(text(HOME.of(number))).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource({
    "2025550123, +1, +12025550123",
    "2025550123, 1, +12025550123",
    "18800008888, +86, 18800008888 +8618800008888",
    "+86 18800008888, +1, +8618800008888",
    "2025550123, x, ''"
  })
  void statedCountryIsTheOnlyOne(String number, String country, String stored) {
    assertThat(text(HOME.of(number, country))).isEqualTo(stored);
  }

  @Test
  void thereCanBeSeveralHomeCountriesOrNone() {
    assertThat(text(names("44", "353").of("7911123456")))
        .isEqualTo("7911123456 +447911123456 +3537911123456");
    assertThat(text(names().of("7911123456"))).isEqualTo("7911123456");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+86", "0086", "x", "1234", ""})
  void countryCodeThatIsNoneIsRefusedAtTheStart(String code) {
    assertThatIllegalArgumentException().isThrownBy(() -> names(code));
  }

  private static String text(List<UserAlias> aliases) {
    return aliases.stream().map(UserAlias::value).collect(Collectors.joining(" "));
  }

  private static PhoneNames names(String... codes) {
    return new PhoneNames(new Settings(List.of(codes)));
  }

  private record Settings(List<String> codes) implements GenAuthConfig {
    @Override
    public MemorySize bodyLimit() {
      return new MemorySize(BigInteger.TEN);
    }

    @Override
    public String defaultLanguage() {
      return "en-US";
    }

    @Override
    public Optional<List<String>> phoneCountryCodes() {
      return Optional.of(codes);
    }
  }
}
