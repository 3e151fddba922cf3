package dev.porchlight.api.rocketchat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times as JavaScript's `Date.toJSON` writes them: always with three fraction digits, which
/// [Instant#toString] leaves out when they are zero.
final class JsDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private JsDate() {}

  static String of(Instant instant) {
    return FORMAT.format(instant);
  }

  static @Nullable String orNull(@Nullable Instant instant) {
    return instant == null ? null : of(instant);
  }
}
