package dev.porchlight.session;

import java.util.Base64;

/// The hash of a login token. Only the hash is stored, and nobody can sign in with it.
///
/// @param value base64 (standard alphabet, padded) of the SHA-256 of the token in UTF-8, as Meteor
///   stores it (`hashedToken`: no salt, no pepper)
public record LoginTokenHash(String value) {
  private static final int CHARACTERS = 44;

  /// @throws IllegalArgumentException if the value does not [fit][#fits(String)]
  public LoginTokenHash {
    if (!fits(value)) {
      throw new IllegalArgumentException("login token hash must be a SHA-256 in base64");
    }
  }

  /// Whether `value` has the form of such a hash.
  public static boolean fits(String value) {
    return value.length() == CHARACTERS
        && value.indexOf('=') == CHARACTERS - 1
        && value.chars().limit(CHARACTERS - 1).allMatch(LoginTokenHash::isBase64);
  }

  /// The hash of a token that a caller sent.
  public static LoginTokenHash of(String token) {
    return new LoginTokenHash(Base64.getEncoder().encodeToString(Sha256.of(token)));
  }

  private static boolean isBase64(int c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
  }

  @Override
  public String toString() {
    return value;
  }
}
