package dev.porchlight.credentials;

import dev.porchlight.api.Reason;

/// Reasons to refuse a request for its credentials or parameters, in every family whose callers
/// have access keys. Each of these families has an error of the same name.
public enum CallerRefusal implements Reason {
  /// A parameter is missing, has the wrong type, or could stand for another one; the detail names
  /// it.
  PARAMETER_MALFORMED,
  /// The body's content type is not JSON.
  CONTENT_TYPE_WRONG,
  /// The body is not one JSON object in UTF-8.
  BODY_MALFORMED,
  /// The query is not percent-encoded UTF-8, or names a key twice.
  QUERY_MALFORMED,
  /// The signature does not match the key and the request; the key may be unknown.
  SIGNATURE_WRONG,
  /// The request names a signature method other than HMAC-SHA1.
  SIGNATURE_METHOD_WRONG,
  /// The request names a signature version other than 1.0.
  SIGNATURE_VERSION_WRONG,
  /// The time of the signature is neither RFC 1123 nor epoch milliseconds.
  DATE_MALFORMED,
  /// The signed request does not state when it was signed.
  DATE_MISSING,
  /// The request was signed too long ago, or too far in the future.
  DATE_SKEWED,
  /// The request changes something, and its signature was accepted before.
  SIGNATURE_USED,
  /// There is no token, or it is not valid.
  NOT_SIGNED_IN,
  /// The request names a user pool that the key does not belong to.
  USER_POOL_FOREIGN,
  /// The key lacks a scope; the detail is its name.
  SCOPE_MISSING
}
