package dev.porchlight.store.dynamodb;

import dev.porchlight.session.User;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.session.UserReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads users from DynamoDB.
public final class DynamoDbUserReader implements UserReader {
  private final StoreCalls calls;
  private final String table;
  private final boolean consistent;
  private final BatchRead batch;

  /// @param consistent whether reads are strongly consistent
  public DynamoDbUserReader(StoreCalls calls, String table, boolean consistent) {
    this.calls = calls;
    this.table = table;
    this.consistent = consistent;
    this.batch = new BatchRead(calls, table, consistent);
  }

  @Override
  public Optional<UserId> userNamed(UserPoolId pool, List<UserAlias> aliases) {
    return switch (aliases.size()) {
      case 0 -> Optional.empty();
      case 1 ->
          calls
              .get(table, SessionTable.aliasKey(pool, aliases.getFirst()), consistent)
              .map(AliasItem::user);
      default -> firstNamed(pool, aliases);
    };
  }

  private Optional<UserId> firstNamed(UserPoolId pool, List<UserAlias> aliases) {
    List<Map<String, AttributeValue>> keys =
        aliases.stream().map(alias -> SessionTable.aliasKey(pool, alias)).toList();
    List<Map<String, AttributeValue>> items = batch.items(keys);
    return keys.stream()
        .flatMap(key -> items.stream().filter(item -> SessionTable.keyOf(item).equals(key)))
        .findFirst()
        .map(AliasItem::user);
  }

  @Override
  public Map<UserAlias, UserId> usersNamed(UserPoolId pool, Set<UserAlias> aliases) {
    Map<Map<String, AttributeValue>, UserAlias> keys = new HashMap<>();
    aliases.forEach(alias -> keys.put(SessionTable.aliasKey(pool, alias), alias));
    return batch.found(keys, AliasItem::user);
  }

  @Override
  public Map<UserId, User> users(UserPoolId pool, Set<UserId> users) {
    List<Map<String, AttributeValue>> keys =
        users.stream().map(user -> SessionTable.profileKey(pool, user)).toList();
    return batch.allItems(keys).stream()
        .map(UserItem::read)
        .collect(Collectors.toUnmodifiableMap(User::id, user -> user));
  }
}
