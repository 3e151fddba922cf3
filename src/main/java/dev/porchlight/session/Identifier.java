package dev.porchlight.session;

/// The limits on every identifier, so that each can be a key in the store.
final class Identifier {
  private Identifier() {}

  /// Whether `value` is non-empty, at most `mostBytes` long in UTF-8, and free of unpaired
  /// surrogates (which UTF-8 cannot encode: two different ids would become one key).
  static boolean fits(String value, int mostBytes) {
    return !value.isEmpty()
        && value.length() <= mostBytes
        && utf8BytesOrMinusOne(value, mostBytes) >= 0;
  }

  static String checked(String what, String value, int mostBytes) {
    if (!fits(value, mostBytes)) {
      throw new IllegalArgumentException(
          what + " must be 1 to " + mostBytes + " bytes of well-formed text");
    }
    return value;
  }

  private static int utf8BytesOrMinusOne(String value, int mostBytes) {
    int bytes = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(c)) {
        bytes += 3;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        return -1;
      }
    }
    return bytes <= mostBytes ? bytes : -1;
  }
}
