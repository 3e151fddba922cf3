package dev.porchlight.api;

/// What a caller needs to be admitted.
public enum Need {
  /// Credentials that can read.
  READ,
  /// Credentials that can write: the operation [Writes].
  WRITE,
  /// Nothing: the operation is [WithoutCredentials].
  NOTHING
}
