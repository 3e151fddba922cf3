package dev.porchlight.session;

import java.util.Optional;

/// Normalises phone numbers, which are compared by their digits and an optional leading `+`.
final class PhoneNumber {
  private static final int MOST_DIGITS = 20;
  private static final String SEPARATORS = " -.()";

  private PhoneNumber() {}

  /// `+86 188-0000-8888` becomes `+8618800008888`; empty if `text` is not a phone number.
  static Optional<String> normalise(String text) {
    StringBuilder digits = new StringBuilder();
    for (char c : text.strip().toCharArray()) {
      boolean leadingPlus = c == '+' && digits.length() == 0;
      if (leadingPlus || (c >= '0' && c <= '9')) {
        digits.append(c);
      } else if (SEPARATORS.indexOf(c) < 0) {
        return Optional.empty();
      }
    }
    int least = digits.indexOf("+") == 0 ? 2 : 1;
    boolean sized = digits.length() >= least && digits.length() <= MOST_DIGITS;
    return sized ? Optional.of(digits.toString()) : Optional.empty();
  }
}
