package dev.porchlight.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// How a segment of a path names an id. ASCII letters, digits and a few marks stand for themselves.
/// Any id can be written as `~` and the base64url of its UTF-8, without padding; an id must be if
/// it has other characters, starts with `~`, or is `.` or `..`. Nothing between the caller and us
/// (proxies, API Gateway, libraries) decodes, cuts or normalises either form into another id.
final class PathId {
  private static final char ENCODED = '~';
  private static final String MARKS = "-._~@:+,|=";

  private PathId() {}

  /// Whether a segment can contain the character.
  static boolean allows(int c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || MARKS.indexOf(c) >= 0);
  }

  /// The id that a decoded segment names; empty if it is not written as it must be.
  static Optional<String> read(String segment) {
    if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
      return Optional.empty();
    }
    if (segment.charAt(0) == ENCODED) {
      return decoded(segment.substring(1));
    }
    return segment.chars().allMatch(PathId::allows) ? Optional.of(segment) : Optional.empty();
  }

  /// Strictly: an id has only one encoding, and bytes that are not UTF-8 name nobody.
  private static Optional<String> decoded(String base64) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(base64);
      boolean isCanonical =
          Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(base64);
      return isCanonical && bytes.length > 0
          ? Optional.of(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString())
          : Optional.empty();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
