package dev.porchlight.session;

/// Identifies a user pool, that is, a tenant. Nothing is ever read across user pools.
///
/// @param value 1 to 64 letters, digits, `-`, `_` or `.`: every store key starts with it, so it
///   must not contain the keys' separator
public record UserPoolId(String value) {
  /// The longest user pool id, in characters.
  public static final int MOST_CHARACTERS = 64;

  /// @throws IllegalArgumentException if the value does not [fit][#fits(String)]
  public UserPoolId {
    if (!fits(value)) {
      throw new IllegalArgumentException(
          "user pool id must be 1 to 64 letters, digits, '-', '_' or '.'");
    }
  }

  /// Whether `value` is a valid user pool id.
  public static boolean fits(String value) {
    return !value.isEmpty()
        && value.length() <= MOST_CHARACTERS
        && value.chars().allMatch(UserPoolId::isAllowed);
  }

  private static boolean isAllowed(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.';
  }

  @Override
  public String toString() {
    return value;
  }
}
