package dev.porchlight.operator;

import dev.porchlight.access.Scope;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.store.dynamodb.SecretSeal;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The arguments of `make access-key`: the user pool, the scopes separated by commas or the key to
/// revoke, the access-key table, and DynamoDB's endpoint if it is not AWS's own.
///
/// @param scopes what the new key may do; `read` by default
/// @param revoked the id of a key to revoke; empty to issue one
/// @param kmsKey the ARN of the KMS key that protects the secrets of the table from now on; empty
///   if the table names it, or none does
record AccessKeyArguments(
    UserPoolId pool,
    Set<Scope> scopes,
    Optional<String> revoked,
    Optional<String> kmsKey,
    String table,
    Optional<URI> endpoint) {
  private static final String POOL = "POOL";
  private static final String SCOPES = "SCOPES";
  private static final String REVOKE = "REVOKE";
  private static final String KMS_KEY = "KMS_KEY";
  private static final String TABLE = "ACCESS_KEY_TABLE";
  private static final String ENDPOINT = "ENDPOINT";
  private static final Set<String> NAMES = Set.of(POOL, SCOPES, REVOKE, KMS_KEY, TABLE, ENDPOINT);
  private static final String USAGE =
      "make access-key POOL=<user pool> [SCOPES=%s | REVOKE=<access key id>] [ACCESS_KEY_TABLE=<table>] [KMS_KEY=<ARN>] [ENDPOINT=<DynamoDB URL>]"
          .formatted(
              Arrays.stream(Scope.values()).map(Scope::key).collect(Collectors.joining(",")));

  /// @throws UsageException if an argument is missing, unknown or not valid
  static AccessKeyArguments parse(String... arguments) {
    NamedArguments named = NamedArguments.parse(USAGE, NAMES, arguments);
    return new AccessKeyArguments(
        named.required(POOL, UserPoolId::new),
        named.optional(SCOPES, AccessKeyArguments::scopes).orElse(Set.of(Scope.READ)),
        named.optional(REVOKE, id -> id),
        named.optional(KMS_KEY, SecretSeal::kmsKey),
        named.required(TABLE, name -> name),
        named.address(ENDPOINT));
  }

  private static Set<Scope> scopes(String text) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String key : text.split(",", -1)) {
      scopes.add(
          Scope.ofKey(key.strip())
              .orElseThrow(() -> new IllegalArgumentException("unknown scope " + key)));
    }
    return scopes;
  }
}
