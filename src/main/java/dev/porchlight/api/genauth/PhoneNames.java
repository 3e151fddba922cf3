package dev.porchlight.api.genauth;

import dev.porchlight.session.UserAlias;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds users by phone numbers as GenAuth writes them: "without area code; for a foreign number
/// state the area code in `phoneCountryCode`" (its SDKs, of `phone`). Here numbers are stored with
/// their country code, so a number without one is tried as it is and as one of the home countries.
@Singleton
public final class PhoneNames {
  private final List<String> homeCodes;

  /// @throws IllegalArgumentException if a country code is not 1 to 3 digits
  public PhoneNames(GenAuthConfig config) {
    this.homeCodes = config.phoneCountryCodes().orElse(List.of());
    if (!homeCodes.stream().allMatch(code -> code.matches("[1-9][0-9]{0,2}"))) {
      throw new IllegalArgumentException("phone-country-codes must be digits, as in 86");
    }
  }

  /// The names that a number can be stored under; empty if it is not a phone number. There is more
  /// than one only if it has no country code.
  List<UserAlias> of(String number) {
    return names(number, homeCodes, true);
  }

  /// The same for a number whose country is stated beside it.
  ///
  /// @param countryCode as in `+86`; ignored if the number has one itself
  List<UserAlias> of(String number, String countryCode) {
    String code = countryCode.strip().replaceFirst("^\\+", "");
    return names(number, List.of(code), homeCodes.contains(code));
  }

  private static List<UserAlias> names(String number, List<String> codes, boolean asItIs) {
    Optional<UserAlias> written = UserAlias.parse(UserAlias.Kind.PHONE, number);
    if (written.isEmpty() || written.get().value().startsWith("+")) {
      return written.stream().toList();
    }
    List<UserAlias> names = new ArrayList<>();
    written.filter(_ -> asItIs).ifPresent(names::add);
    String digits = written.get().value();
    codes.forEach(
        code -> UserAlias.parse(UserAlias.Kind.PHONE, "+" + code + digits).ifPresent(names::add));
    return names;
  }
}
