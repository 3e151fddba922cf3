package dev.porchlight.operator;

import dev.porchlight.access.Scope;
import dev.porchlight.session.UserPoolId;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What `make access-key` is told: the user pool, the scopes with commas between them, the
/// access-key table, and the endpoint of DynamoDB if it is not AWS's own.
///
/// @param scopes what the new key may do; `read` if nothing was told
record AccessKeyArguments(
    UserPoolId pool, Set<Scope> scopes, String table, Optional<URI> endpoint) {
  private static final String POOL = "POOL";
  private static final String SCOPES = "SCOPES";
  private static final String TABLE = "ACCESS_KEY_TABLE";
  private static final String ENDPOINT = "ENDPOINT";
  private static final Set<String> NAMES = Set.of(POOL, SCOPES, TABLE, ENDPOINT);
  private static final String USAGE =
      "make access-key POOL=<user pool> [SCOPES=%s] [ACCESS_KEY_TABLE=<table>] [ENDPOINT=<DynamoDB address>]"
          .formatted(
              Arrays.stream(Scope.values()).map(Scope::key).collect(Collectors.joining(",")));

  /// @throws UsageException if an argument is missing, unknown, or not what it should be
  static AccessKeyArguments parse(String... arguments) {
    NamedArguments told = NamedArguments.parse(USAGE, NAMES, arguments);
    return new AccessKeyArguments(
        told.required(POOL, UserPoolId::new),
        told.optional(SCOPES, AccessKeyArguments::scopes).orElse(Set.of(Scope.READ)),
        told.required(TABLE, name -> name),
        told.address(ENDPOINT));
  }

  private static Set<Scope> scopes(String text) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String key : text.split(",", -1)) {
      scopes.add(
          Scope.ofKey(key.strip())
              .orElseThrow(() -> new IllegalArgumentException("there is no scope " + key)));
    }
    return scopes;
  }
}
