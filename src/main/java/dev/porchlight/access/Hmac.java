package dev.porchlight.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Keyed hashes, and the comparison of secrets in constant time.
public enum Hmac {
  /// For GenAuth's request signatures, which name the algorithm themselves
  /// (`x-authing-signature-method`).
  SHA1("HmacSHA1"),
  /// For everything of our own.
  SHA256("HmacSHA256");

  private final String algorithm;

  Hmac(String algorithm) {
    this.algorithm = algorithm;
  }

  /// The hash of `text` (as UTF-8) under `secret` (as UTF-8).
  public byte[] of(String secret, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + algorithm, e);
    }
  }

  /// Whether two texts are the same, in a time that reveals nothing about where they differ.
  public static boolean isSame(String expected, String given) {
    return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
  }
}
