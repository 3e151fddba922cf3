package dev.porchlight.session;

/// Identifies one session (one sign-in) of a user.
///
/// @param value 1 to 256 bytes of well-formed text, compared exactly
public record SessionId(String value) {
  /// The longest session id, in UTF-8 bytes; with its prefix it still fits in a DynamoDB key.
  public static final int MOST_BYTES = 256;

  /// @throws IllegalArgumentException if the value does not [fit][#fits(String)]
  public SessionId {
    Identifier.checked("session id", value, MOST_BYTES);
  }

  /// Whether `value` is a valid session id.
  public static boolean fits(String value) {
    return Identifier.fits(value, MOST_BYTES);
  }

  @Override
  public String toString() {
    return value;
  }
}
