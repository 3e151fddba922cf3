package dev.porchlight.api.genauth;

import dev.porchlight.api.RefusedException;
import dev.porchlight.credentials.Parameter;
import dev.porchlight.credentials.Parameters;
import java.math.BigDecimal;
import java.util.Optional;

/// A number in a query or a body. Go's SDK writes large ones as `1.64736e+12`.
final class GenAuthNumberParameter {
  private static final int MOST_CHARACTERS = 32;
  private static final int MOST_INTEGER_DIGITS = 15;

  private GenAuthNumberParameter() {}

  /// The number, without its fraction; empty if it is absent, null or empty.
  ///
  /// @throws RefusedException that names the parameter, if it is not a number, is negative, or has
  ///   more than 15 digits
  static Optional<Long> of(Parameters parameters, String name) {
    return parameters
        .find(name)
        .filter(parameter -> !parameter.text().isEmpty())
        .map(GenAuthNumberParameter::parse);
  }

  private static long parse(Parameter parameter) {
    String text = parameter.text();
    boolean plain = text.length() <= MOST_CHARACTERS && text.chars().allMatch(c -> c < 0x80);
    if (!plain || !isNumber(parameter.type())) {
      throw GenAuthError.PARAMETER_MALFORMED.refused(parameter.name());
    }
    try {
      BigDecimal number = new BigDecimal(text);
      // Check the exponent before expanding the number: `1e999999999` has a billion digits.
      long digits = (long) number.precision() - number.scale();
      if (number.signum() < 0 || digits > MOST_INTEGER_DIGITS) {
        throw GenAuthError.PARAMETER_MALFORMED.refused(parameter.name());
      }
      return digits <= 0 ? 0 : number.longValue();
    } catch (NumberFormatException e) {
      throw GenAuthError.PARAMETER_MALFORMED.refused(parameter.name());
    }
  }

  private static boolean isNumber(Parameter.Type type) {
    return type == Parameter.Type.STRING || type == Parameter.Type.NUMBER;
  }
}
