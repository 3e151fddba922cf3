package dev.porchlight.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Percent-encoding of UTF-8 (RFC 3986, section 2.1), decoded strictly: an incomplete escape, or
/// bytes that are not UTF-8, make a text malformed.
public final class PercentEncoding {
  private static final String DIGITS = "0123456789ABCDEF";
  private static final String LOWER_CASE_DIGITS = "0123456789abcdef";

  private PercentEncoding() {}

  /// What a `+` stands for.
  public enum Plus {
    /// A space, as in HTML forms: Node, Python, Go, PHP.
    IS_SPACE,
    /// Itself: C# escapes spaces as `%20` and leaves `+` alone.
    IS_PLUS
  }

  /// The decoded text; empty if it is malformed.
  public static Optional<String> decode(String text, Plus plus) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int octet = octet(text, i);
        if (octet < 0) {
          return Optional.empty();
        }
        bytes.write(octet);
        i += 2;
      } else if (c == '+' && plus == Plus.IS_SPACE) {
        bytes.write(' ');
      } else if (c < 0x80) {
        bytes.write(c);
      } else {
        // Raw UTF-8 (PHP) reaches us, if at all, as characters.
        int codePoint = text.codePointAt(i);
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(codePoint) - 1;
      }
    }
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// The text with every byte of its UTF-8 escaped, except the ASCII characters that `kept`
  /// accepts.
  public static String encode(String text, IntPredicate kept) {
    return encode(text, kept, DIGITS);
  }

  /// The same with `a` to `f` in the escapes.
  static String encodeInLowerCase(String text, IntPredicate kept) {
    return encode(text, kept, LOWER_CASE_DIGITS);
  }

  private static String encode(String text, IntPredicate kept, String digits) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (octet >= 0 && kept.test(octet)) {
        encoded.append((char) octet);
      } else {
        encoded
            .append('%')
            .append(digits.charAt(octet >> 4 & 0xf))
            .append(digits.charAt(octet & 0xf));
      }
    }
    return encoded.toString();
  }

  private static int octet(String text, int percent) {
    int high = percent + 1 < text.length() ? hex(text.charAt(percent + 1)) : -1;
    int low = percent + 2 < text.length() ? hex(text.charAt(percent + 2)) : -1;
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
