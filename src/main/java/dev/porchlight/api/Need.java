package dev.porchlight.api;

/// What a caller needs to be let in.
public enum Need {
  /// Credentials that may ask.
  READ,
  /// Credentials that may change something: the operation [Writes].
  WRITE,
  /// Nothing: the operation is [WithoutCredentials].
  NOTHING
}
