package dev.porchlight.api.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Times as GenAuth writes them: `2022-07-03T02:20:30.000Z`, `…+08:00` and `…+0800`, or
/// milliseconds since 1970 (`"1601188037190"`); tokens have seconds.
final class EventTime {
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS][XXX][XX]");

  /// Smaller numbers are seconds. The boundary is 1973 in milliseconds, the year 5138 in seconds.
  private static final long LEAST_MILLIS = 100_000_000_000L;

  private static final int MOST_DIGITS = 14;
  private static final int MOST_CHARACTERS = 40;

  private EventTime() {}

  /// The instant that a text stands for; empty if it is not a time.
  static Optional<Instant> parse(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    if (text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      long number = Long.parseLong(text);
      return Optional.of(
          number < LEAST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
    }
    try {
      return Optional.of(OffsetDateTime.parse(text, TEXT).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
