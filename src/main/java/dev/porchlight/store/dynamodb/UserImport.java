package dev.porchlight.store.dynamodb;

import dev.porchlight.session.User;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Imports users and their aliases. An alias leads to one user only: a user who claims another
/// user's alias is refused whole. An alias that a user no longer has is deleted.
final class UserImport {
  private final BatchRead read;
  private final BatchWrite write;

  /// The aliases claimed by this import, and by whom: users of one file are written side by side.
  private final Map<Map<String, AttributeValue>, UserId> claims = new ConcurrentHashMap<>();

  UserImport(DynamoDbClient client, String table) {
    this.read = new BatchRead(client, table, true);
    this.write = new BatchWrite(client, table);
  }

  /// Writes one user.
  ///
  /// @return why the user was refused; empty if it was written
  Optional<String> write(UserPoolId pool, User user) {
    Set<UserAlias> aliases = user.aliases();
    Set<UserAlias> stale = new HashSet<>(aliasesBefore(pool, user.id()));
    stale.removeAll(aliases);
    Map<UserAlias, UserId> owners = owners(pool, union(aliases, stale));
    for (UserAlias alias : aliases) {
      UserId claimant = claims.putIfAbsent(SessionTable.aliasKey(pool, alias), user.id());
      UserId owner = claimant == null ? owners.getOrDefault(alias, user.id()) : claimant;
      if (!owner.equals(user.id())) {
        return Optional.of(alias.kind().key() + ": already leads to another user");
      }
    }
    stale.removeIf(alias -> !user.id().equals(owners.get(alias)));
    write.all(writes(pool, user, aliases, stale));
    stale.forEach(alias -> claims.remove(SessionTable.aliasKey(pool, alias), user.id()));
    return Optional.empty();
  }

  private static List<WriteRequest> writes(
      UserPoolId pool, User user, Set<UserAlias> aliases, Set<UserAlias> stale) {
    List<WriteRequest> writes = new ArrayList<>();
    for (UserAlias alias : stale) {
      writes.add(BatchWrite.delete(SessionTable.aliasKey(pool, alias)));
    }
    for (UserAlias alias : aliases) {
      writes.add(BatchWrite.put(AliasItem.write(pool, alias, user.id())));
    }
    writes.add(BatchWrite.put(UserItem.write(pool, user)));
    return writes;
  }

  private Set<UserAlias> aliasesBefore(UserPoolId pool, UserId user) {
    return read.items(List.of(SessionTable.profileKey(pool, user))).stream()
        .findFirst()
        .map(UserItem::read)
        .map(User::aliases)
        .orElse(Set.of());
  }

  private Map<UserAlias, UserId> owners(UserPoolId pool, Set<UserAlias> aliases) {
    Map<Map<String, AttributeValue>, UserAlias> byKey = new HashMap<>();
    aliases.forEach(alias -> byKey.put(SessionTable.aliasKey(pool, alias), alias));
    Map<UserAlias, UserId> owners = new HashMap<>();
    for (Map<String, AttributeValue> item : read.allItems(List.copyOf(byKey.keySet()))) {
      UserAlias alias = byKey.get(SessionTable.keyOf(item));
      if (alias != null) {
        owners.put(alias, AliasItem.user(item));
      }
    }
    return owners;
  }

  private static Set<UserAlias> union(Set<UserAlias> some, Set<UserAlias> others) {
    Set<UserAlias> union = new HashSet<>(some);
    union.addAll(others);
    return union;
  }
}
