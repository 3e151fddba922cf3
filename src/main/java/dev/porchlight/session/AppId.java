package dev.porchlight.session;

/// Identifies an app within a user pool.
///
/// @param value 1 to 512 bytes of well-formed text, compared exactly
public record AppId(String value) {
  /// The longest app id, in UTF-8 bytes; with its prefix it still fits in a DynamoDB key.
  public static final int MOST_BYTES = 512;

  /// @throws IllegalArgumentException if the value does not [fit][#fits(String)]
  public AppId {
    Identifier.checked("app id", value, MOST_BYTES);
  }

  /// Whether `value` is a valid app id.
  public static boolean fits(String value) {
    return Identifier.fits(value, MOST_BYTES);
  }

  @Override
  public String toString() {
    return value;
  }
}
