package dev.porchlight.access;

import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Revokes an access key with all that it issued, all that those issued, and so on.
///
/// The key itself goes first. From then on it issues nothing, so what it issued can be found once
/// and for all; while its descendants are revoked, one of them may still issue another, so they are
/// looked for until there are no more. After a crash, revoking the key again completes it: what is
/// known of who issued what is forgotten last.
final class Revocation {
  private final AccessKeyWriter keys;

  Revocation(AccessKeyWriter keys) {
    this.keys = keys;
  }

  /// Revokes a key and its descendants.
  ///
  /// @return false if the user pool never had such a key
  boolean revoke(UserPoolId pool, String id, Instant at) {
    List<IssuedKey> done =
        new ArrayList<>(
            keys.issued(pool).stream().filter(issued -> issued.id().equals(id)).toList());
    if (!keys.revoke(pool, id, at)) {
      return false;
    }
    Set<IssuedKey> descendants = new HashSet<>();
    List<IssuedKey> found = descendants(id, keys.issued(pool), descendants);
    while (!found.isEmpty()) {
      keys.revoke(pool, found, at);
      found = descendants(id, keys.issued(pool), descendants);
    }
    done.addAll(descendants);
    keys.forget(pool, done);
    return true;
  }

  /// The key's descendants that are not among the `known` ones yet, each after the one that issued
  /// it; `known` then has them too.
  private static List<IssuedKey> descendants(String id, List<IssuedKey> all, Set<IssuedKey> known) {
    Map<String, List<IssuedKey>> byIssuer =
        all.stream().collect(Collectors.groupingBy(IssuedKey::by));
    List<IssuedKey> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Deque<String> issuers = new ArrayDeque<>(List.of(id));
    while (!issuers.isEmpty()) {
      String issuer = issuers.remove();
      if (seen.add(issuer)) {
        for (IssuedKey issued : byIssuer.getOrDefault(issuer, List.of())) {
          issuers.add(issued.id());
          if (known.add(issued)) {
            found.add(issued);
          }
        }
      }
    }
    return found;
  }
}
