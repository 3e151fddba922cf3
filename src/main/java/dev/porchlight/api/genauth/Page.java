package dev.porchlight.api.genauth;

import dev.porchlight.credentials.Parameters;

/// A page of a list (GenAuth: "default page size 10, at most 50").
///
/// @param number from 1
/// @param limit entries per page, 1 to 50
record Page(int number, int limit) {
  static final String PAGE = "page";
  static final String LIMIT = "limit";

  private static final int DEFAULT_LIMIT = 10;
  private static final int MOST_LIMIT = 50;
  private static final int LAST = 1_000_000;

  static Page of(Parameters parameters) {
    return new Page(
        between1And(LAST, parameters, PAGE, 1),
        between1And(MOST_LIMIT, parameters, LIMIT, DEFAULT_LIMIT));
  }

  /// A page of `list-users`, where GenAuth has words of its own for a limit that is too large.
  static Page ofUsers(Parameters parameters) {
    if (GenAuthNumberParameter.of(parameters, LIMIT).filter(n -> n > MOST_LIMIT).isPresent()) {
      throw GenAuthError.LIMIT_TOO_LARGE.refused();
    }
    return of(parameters);
  }

  /// How many entries precede it.
  int offset() {
    return (number - 1) * limit;
  }

  private static int between1And(int most, Parameters parameters, String name, int otherwise) {
    long number = GenAuthNumberParameter.of(parameters, name).orElse((long) otherwise);
    if (number < 1 || number > most) {
      throw GenAuthError.PARAMETER_MALFORMED.refused(name);
    }
    return (int) number;
  }
}
