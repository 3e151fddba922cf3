package dev.porchlight.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times on the wire: ISO 8601 in UTC, always with three fraction digits, which [Instant#toString]
/// omits when they are zero. They therefore sort as text, and match what JavaScript's `Date.toJSON`
/// writes.
public final class IsoTime {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private IsoTime() {}

  /// The time as text.
  public static String of(Instant instant) {
    return FORMAT.format(instant);
  }

  /// The same; null stays null.
  public static @Nullable String orNull(@Nullable Instant instant) {
    return instant == null ? null : of(instant);
  }
}
