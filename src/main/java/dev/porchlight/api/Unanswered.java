package dev.porchlight.api;

/// Why no operation answered a request.
public enum Unanswered {
  /// No operation has this path.
  UNKNOWN_PATH,
  /// The operation at this path takes another HTTP method.
  WRONG_METHOD,
  /// The store did not answer: nothing is known about any session, and the caller may try again.
  STORE_UNAVAILABLE,
  /// A fault of ours.
  FAULT
}
