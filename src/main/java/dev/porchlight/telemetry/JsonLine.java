package dev.porchlight.telemetry;

import org.jspecify.annotations.Nullable;

/// Builds one JSON object on one line, without a tree in between.
final class JsonLine {
  private static final int NANOS_IN_A_MICRO = 1_000;
  private static final int MICROS_IN_A_MILLI = 1_000;

  private final StringBuilder text = new StringBuilder(512).append('{');

  JsonLine text(String name, String value) {
    name(name);
    quoted(value);
    return this;
  }

  JsonLine textIfAny(String name, @Nullable String value) {
    return value == null ? this : text(name, value);
  }

  JsonLine number(String name, long value) {
    name(name);
    text.append(value);
    return this;
  }

  JsonLine truth(String name, boolean value) {
    name(name);
    text.append(value);
    return this;
  }

  /// A time in milliseconds, exact to a microsecond.
  JsonLine millis(String name, long nanos) {
    name(name);
    millis(nanos);
    return this;
  }

  /// Times in milliseconds, exact to a microsecond.
  JsonLine millis(String name, Values nanos) {
    name(name);
    for (int i = 0; i < nanos.size(); i++) {
      text.append(i == 0 ? '[' : ',');
      millis(nanos.at(i));
    }
    text.append(']');
    return this;
  }

  /// A member whose value is JSON already.
  JsonLine json(String name, CharSequence value) {
    name(name);
    text.append(value);
    return this;
  }

  String done() {
    return text.append('}').toString();
  }

  private void name(String name) {
    if (text.length() > 1) {
      text.append(',');
    }
    text.append('"').append(name).append("\":");
  }

  private void millis(long nanos) {
    long micros = Math.max(0, nanos) / NANOS_IN_A_MICRO;
    long fraction = micros % MICROS_IN_A_MILLI;
    text.append(micros / MICROS_IN_A_MILLI)
        .append('.')
        .append((char) ('0' + fraction / 100))
        .append((char) ('0' + fraction / 10 % 10))
        .append((char) ('0' + fraction % 10));
  }

  /// Control characters become spaces: nothing that is told here has any.
  private void quoted(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\');
      }
      text.append(c < ' ' ? ' ' : c);
    }
    text.append('"');
  }
}
