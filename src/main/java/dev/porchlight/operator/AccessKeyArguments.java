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
  private static final int PLACES = 4;

  /// @throws IllegalArgumentException with a message for people
  static AccessKeyArguments parse(String[] arguments) {
    if (arguments.length != PLACES || arguments[0].isEmpty() || arguments[2].isEmpty()) {
      throw new IllegalArgumentException(
          "usage: make access-key POOL=<user pool> [SCOPES=%s] [ACCESS_KEY_TABLE=<table>] [ENDPOINT=<DynamoDB address>]"
              .formatted(
                  Arrays.stream(Scope.values()).map(Scope::key).collect(Collectors.joining(","))));
    }
    return new AccessKeyArguments(
        new UserPoolId(arguments[0]),
        scopes(arguments[1]),
        arguments[2],
        Optional.of(arguments[3]).filter(address -> !address.isEmpty()).map(URI::create));
  }

  private static Set<Scope> scopes(String text) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String key : (text.isEmpty() ? Scope.READ.key() : text).split(",", -1)) {
      scopes.add(
          Scope.ofKey(key.strip())
              .orElseThrow(() -> new IllegalArgumentException("there is no scope " + key)));
    }
    return scopes;
  }
}
