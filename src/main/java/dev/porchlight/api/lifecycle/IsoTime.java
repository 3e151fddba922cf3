package dev.porchlight.api.lifecycle;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times on the wire: ISO 8601 in UTC, always with three fraction digits, so that they sort as
/// text.
final class IsoTime {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private IsoTime() {}

  static String of(Instant instant) {
    return FORMAT.format(instant);
  }

  static @Nullable String orNull(@Nullable Instant instant) {
    return instant == null ? null : of(instant);
  }
}
