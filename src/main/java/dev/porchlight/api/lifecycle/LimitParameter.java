package dev.porchlight.api.lifecycle;

import dev.porchlight.api.RefusedException;
import dev.porchlight.credentials.Parameters;

/// `limit`: the maximum number of entries in an answer.
final class LimitParameter {
  static final String NAME = "limit";

  private static final int MOST = 100;
  private static final int MOST_DIGITS = 3;

  private LimitParameter() {}

  /// @param otherwise the limit if the query has none
  /// @throws RefusedException if it is not a number from 1 to 100
  static int of(Parameters query, int otherwise) {
    return query.text(NAME).map(LimitParameter::parse).orElse(otherwise);
  }

  private static int parse(String text) {
    boolean number =
        text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int limit = number ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST) {
      throw LifecycleError.PARAMETER_MALFORMED.refused(NAME);
    }
    return limit;
  }
}
