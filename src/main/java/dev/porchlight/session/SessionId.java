package dev.porchlight.session;

/// Names one session (one sign-in) of a user.
///
/// @param value 1 to 256 bytes of well-formed text, compared exactly
public record SessionId(String value) {
  /// The longest session id, in bytes of UTF-8; with its prefix it still fits a DynamoDB key.
  public static final int MOST_BYTES = 256;

  /// @throws IllegalArgumentException if the value does not [fit][#fits(String)]
  public SessionId {
    Identifier.checked("session id", value, MOST_BYTES);
  }

  /// Whether a text can be a session id at all.
  public static boolean fits(String value) {
    return Identifier.fits(value, MOST_BYTES);
  }

  @Override
  public String toString() {
    return value;
  }
}
