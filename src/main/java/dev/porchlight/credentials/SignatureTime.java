package dev.porchlight.credentials;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/// The time at which a request claims it was signed.
final class SignatureTime {
  private static final int EPOCH_MILLIS_DIGITS = 13;

  private SignatureTime() {}

  /// Refuses a time more than `skew` away from `now`, in either direction.
  ///
  /// @param text RFC 1123 (`Fri, 20 Nov 2026 09:29:36 GMT`: Node) or epoch milliseconds (Java, C#)
  static void check(String text, Instant now, Duration skew) {
    Duration difference = Duration.between(parse(text.strip()), now).abs();
    if (difference.compareTo(skew) > 0) {
      throw CallerRefusal.DATE_SKEWED.refused();
    }
  }

  private static Instant parse(String text) {
    try {
      return isEpochMillis(text)
          ? Instant.ofEpochMilli(Long.parseLong(text))
          : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      throw CallerRefusal.DATE_MALFORMED.refused();
    }
  }

  private static boolean isEpochMillis(String text) {
    return text.length() == EPOCH_MILLIS_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
