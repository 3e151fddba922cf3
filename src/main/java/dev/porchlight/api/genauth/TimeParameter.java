package dev.porchlight.api.genauth;

import dev.porchlight.api.RefusedException;
import dev.porchlight.credentials.Parameters;
import java.time.Instant;
import java.util.Optional;

/// A Unix timestamp. It is documented in milliseconds; the Java SDK has only an `Integer` for it,
/// which holds seconds, and C# sends 0 for none.
final class TimeParameter {
  /// March 1973 in milliseconds, the year 5138 in seconds.
  private static final long FIRST_MILLISECONDS = 100_000_000_000L;

  private TimeParameter() {}

  /// The time; empty if there is none.
  ///
  /// @throws RefusedException that names the parameter, if it is malformed
  static Optional<Instant> of(Parameters parameters, String name) {
    return GenAuthNumberParameter.of(parameters, name)
        .filter(number -> number > 0)
        .map(number ->
            number < FIRST_MILLISECONDS
                ? Instant.ofEpochSecond(number)
                : Instant.ofEpochMilli(number));
  }
}
