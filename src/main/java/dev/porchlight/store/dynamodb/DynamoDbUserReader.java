package dev.porchlight.store.dynamodb;

import dev.porchlight.session.AmbiguousNameException;
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
      default -> onlyNamed(pool, aliases);
    };
  }

  private Optional<UserId> onlyNamed(UserPoolId pool, List<UserAlias> aliases) {
    Set<UserId> named = Set.copyOf(usersNamed(pool, Set.copyOf(aliases)).values());
    if (named.size() > 1) {
      throw new AmbiguousNameException();
    }
    return named.stream().findFirst();
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
