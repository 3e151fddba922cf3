package dev.porchlight.credentials;

import dev.porchlight.api.Reason;

/// Why the credentials or parameters of a request are refused, in every family whose callers have
/// access keys. Each of these families has an error of the same name.
public enum CallerRefusal implements Reason {
  /// A parameter is absent, of the wrong type, or could stand for another one; the detail names it.
  PARAMETER_MALFORMED,
  /// The body does not call itself JSON.
  CONTENT_TYPE_WRONG,
  /// The body is not one JSON object in UTF-8.
  BODY_MALFORMED,
  /// The query is not percent-encoded UTF-8, or names a key twice.
  QUERY_MALFORMED,
  /// The signature is not that of the key and the request; the key may be unknown.
  SIGNATURE_WRONG,
  /// The request names another signature method than HMAC-SHA1.
  SIGNATURE_METHOD_WRONG,
  /// The request names another version of the signature than 1.0.
  SIGNATURE_VERSION_WRONG,
  /// The time of the signature is neither RFC 1123 nor epoch milliseconds.
  DATE_MALFORMED,
  /// The signed request does not say when it was signed.
  DATE_MISSING,
  /// The request was signed too long ago, or too far ahead.
  DATE_SKEWED,
  /// The request changes something, and one with this signature was taken before.
  SIGNATURE_USED,
  /// There is no token, or it is not valid.
  NOT_SIGNED_IN,
  /// The request names a user pool that the key does not open.
  USER_POOL_FOREIGN,
  /// The key lacks a scope; the detail is its name.
  SCOPE_MISSING
}
