package dev.porchlight.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The hash that stands for what is too secret, or too long, to be kept.
public final class Sha256 {
  private Sha256() {}

  /// The hash of a text in UTF-8: 32 bytes.
  public static byte[] of(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }

  /// The same as 64 lower-case hexadecimal digits.
  public static String hex(String text) {
    return HexFormat.of().formatHex(of(text));
  }
}
