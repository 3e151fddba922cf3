package dev.porchlight.credentials;

/// The two spellings of one signature scheme.
public enum SignatureScheme {
  /// Authing's SDKs: Node 3 and 4, Java up to 3.1.3, C#.
  AUTHING("authing ", "x-authing-"),
  /// GenAuth's Node SDK.
  GENAUTH("GenAuth ", "x-genauth-");

  private final String authorizationPrefix;
  private final String headerPrefix;

  SignatureScheme(String authorizationPrefix, String headerPrefix) {
    this.authorizationPrefix = authorizationPrefix;
    this.headerPrefix = headerPrefix;
  }

  /// What the `Authorization` header starts with.
  String authorizationPrefix() {
    return authorizationPrefix;
  }

  /// What the names of signed headers start with, in lower case.
  String headerPrefix() {
    return headerPrefix;
  }
}
