package dev.porchlight.api;

/// Why any request may be refused, whatever its family. Each family has an error of the same name.
public enum Refusal implements Reason {
  /// No operation has this path, or the gateway chose another route than the path leads to.
  OPERATION_UNKNOWN,
  /// The operation at this path takes another HTTP method.
  METHOD_WRONG,
  /// The body is larger than the family accepts.
  BODY_TOO_LARGE,
  /// The store did not answer: nothing is known about any session, and the caller may try again.
  STORE_UNAVAILABLE,
  /// A fault of ours.
  FAULT
}
