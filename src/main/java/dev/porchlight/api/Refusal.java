package dev.porchlight.api;

/// Reasons to refuse a request of any family. Each family has an error of the same name.
public enum Refusal implements Reason {
  /// No operation has this path, or the operation is another function's.
  OPERATION_UNKNOWN,
  /// The path may not mean what its caller meant: an id in it is not written as [PathId] says, or
  /// the gateway read something else from it than we do.
  PATH_AMBIGUOUS,
  /// The operation at this path does not accept the HTTP method.
  METHOD_WRONG,
  /// The body is larger than the family accepts.
  BODY_TOO_LARGE,
  /// The store did not answer: nothing is known about any session, and the caller can try again.
  STORE_UNAVAILABLE,
  /// A fault in the service.
  FAULT
}
