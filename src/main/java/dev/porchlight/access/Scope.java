package dev.porchlight.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an access key may do.
public enum Scope {
  /// Ask about sessions.
  READ,
  /// Open, touch and end sessions.
  WRITE,
  /// Issue, list and revoke access keys.
  ADMIN;

  /// The scope's name in stores and import files.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The scope with this [key][#key()]; empty if there is none.
  public static Optional<Scope> ofKey(String key) {
    return Arrays.stream(values()).filter(scope -> scope.key().equals(key)).findFirst();
  }
}
