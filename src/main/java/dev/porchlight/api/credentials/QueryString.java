package dev.porchlight.api.credentials;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Decodes a query string, strictly: a half escape or bytes that are no UTF-8 are refused.
public final class QueryString {
  private QueryString() {}

  /// How a `+` was meant.
  public enum Plus {
    /// As in HTML forms: Node, Python, Go, PHP.
    IS_SPACE,
    /// As it stands: C# escapes spaces as `%20` and leaves `+` alone.
    IS_PLUS
  }

  /// The decoded parameters of `query`; none if it is empty.
  ///
  /// @throws RefusedException if the query cannot be decoded, or names a key twice
  public static Parameters parse(String query, Plus plus) {
    if (query.isEmpty()) {
      return Parameters.NONE;
    }
    List<Parameter> parameters = new ArrayList<>();
    int start = 0;
    while (start <= query.length()) {
      int end = query.indexOf('&', start);
      end = end < 0 ? query.length() : end;
      if (end > start) {
        parameters.add(parameter(query.substring(start, end), plus));
      }
      start = end + 1;
    }
    try {
      return new Parameters(parameters);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Refusal.QUERY_MALFORMED);
    }
  }

  private static Parameter parameter(String part, Plus plus) {
    int equals = part.indexOf('=');
    return equals < 0
        ? Parameter.string(decode(part, plus), "")
        : Parameter.string(
            decode(part.substring(0, equals), plus), decode(part.substring(equals + 1), plus));
  }

  /// The decoded text of a part of a query or path.
  ///
  /// @throws RefusedException if it cannot be decoded
  public static String decode(String text, Plus plus) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(escaped(text, i));
        i += 2;
      } else if (c == '+' && plus == Plus.IS_SPACE) {
        bytes.write(' ');
      } else if (c < 0x80) {
        bytes.write(c);
      } else {
        // Raw UTF-8 in a query (PHP) reaches us, if at all, as characters.
        int codePoint = text.codePointAt(i);
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(codePoint) - 1;
      }
    }
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
      return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
    } catch (CharacterCodingException e) {
      throw new RefusedException(Refusal.QUERY_MALFORMED);
    }
  }

  private static int escaped(String text, int percent) {
    int high = percent + 1 < text.length() ? hex(text.charAt(percent + 1)) : -1;
    int low = percent + 2 < text.length() ? hex(text.charAt(percent + 2)) : -1;
    if (high < 0 || low < 0) {
      throw new RefusedException(Refusal.QUERY_MALFORMED);
    }
    return high << 4 | low;
  }

  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
