package dev.porchlight.api.rocketchat;

import dev.porchlight.api.RefusedException;
import java.util.Optional;
import java.util.regex.Pattern;

/// A number in a query, in any of JavaScript's decimal forms (`1e2`, `1.5`, `-1`). Only its integer
/// part counts.
final class RocketChatNumberParameter {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final int MOST_CHARACTERS = 100;

  private RocketChatNumberParameter() {}

  /// @return empty if it was not sent
  /// @throws RefusedException if it is not a number
  static Optional<Long> of(RocketChatParameters parameters, String name) {
    if (!parameters.has(name)) {
      return Optional.empty();
    }
    String text = parameters.textIfAny(name);
    String number = text == null ? "" : text.strip();
    if (number.length() > MOST_CHARACTERS || !DECIMAL.matcher(number).matches()) {
      throw RocketChatError.NOT_A_NUMBER.refused();
    }
    return Optional.of((long) Double.parseDouble(number));
  }
}
