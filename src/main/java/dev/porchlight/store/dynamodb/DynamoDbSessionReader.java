package dev.porchlight.store.dynamodb;

import dev.porchlight.session.AppId;
import dev.porchlight.session.Presence;
import dev.porchlight.session.SessionReader;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserApp;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Reads sessions from DynamoDB.
public final class DynamoDbSessionReader implements SessionReader {
  /// Sort keys from `APP#` to `PROFILE`: all presences of a user, and the profile behind them.
  private static final String PRESENCES_AND_PROFILE = "PK = :user AND SK BETWEEN :first AND :last";

  private final DynamoDbClient client;
  private final String table;
  private final boolean consistent;
  private final BatchRead batch;

  /// @param consistent whether reads are strongly consistent: a forced logout is true at once;
  ///   eventually consistent reads cost half and may be a moment behind
  public DynamoDbSessionReader(DynamoDbClient client, String table, boolean consistent) {
    this.client = client;
    this.table = table;
    this.consistent = consistent;
    this.batch = new BatchRead(client, table, consistent);
  }

  @Override
  public Optional<Presence> presence(UserPoolId pool, UserId user, AppId app) {
    return item(SessionTable.presenceKey(pool, user, app)).map(PresenceItem::read);
  }

  @Override
  public Optional<Map<AppId, Presence>> presences(UserPoolId pool, UserId user) {
    Map<AppId, Presence> presences = new HashMap<>();
    boolean known = false;
    Map<String, AttributeValue> start = Map.of();
    do {
      QueryResponse page = page(SessionTable.userPartition(pool, user), start);
      for (Map<String, AttributeValue> item : page.items()) {
        known = true;
        if (!Items.text(item, SessionTable.SORT_KEY).equals(SessionTable.PROFILE)) {
          presences.put(PresenceItem.app(item), PresenceItem.read(item));
        }
      }
      start = page.lastEvaluatedKey();
    } while (!start.isEmpty());
    return known ? Optional.of(presences) : Optional.empty();
  }

  @Override
  public Map<UserApp, Presence> presences(UserPoolId pool, Set<UserApp> wanted) {
    Map<Map<String, AttributeValue>, UserApp> keys = new HashMap<>();
    wanted.forEach(one -> keys.put(SessionTable.presenceKey(pool, one.user(), one.app()), one));
    return found(keys, PresenceItem::read);
  }

  @Override
  public Map<UserAlias, UserId> usersNamed(UserPoolId pool, Set<UserAlias> aliases) {
    Map<Map<String, AttributeValue>, UserAlias> keys = new HashMap<>();
    aliases.forEach(alias -> keys.put(SessionTable.aliasKey(pool, alias), alias));
    return found(keys, AliasItem::user);
  }

  private <K, V> Map<K, V> found(
      Map<Map<String, AttributeValue>, K> keys, Function<Map<String, AttributeValue>, V> read) {
    Map<K, V> found = new HashMap<>();
    for (Map<String, AttributeValue> item : batch.items(List.copyOf(keys.keySet()))) {
      found.put(Items.asked(keys, item), read.apply(item));
    }
    return found;
  }

  @Override
  public Optional<UserId> userNamed(UserPoolId pool, List<UserAlias> aliases) {
    if (aliases.size() == 1) {
      return item(SessionTable.aliasKey(pool, aliases.getFirst())).map(AliasItem::user);
    }
    return aliases.isEmpty() ? Optional.empty() : firstNamed(pool, aliases);
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

  private Optional<Map<String, AttributeValue>> item(Map<String, AttributeValue> key) {
    GetItemRequest request =
        GetItemRequest.builder().tableName(table).key(key).consistentRead(consistent).build();
    Map<String, AttributeValue> item =
        DynamoDbFailures.translate(() -> client.getItem(request)).item();
    return item.isEmpty() ? Optional.empty() : Optional.of(item);
  }

  private QueryResponse page(String user, Map<String, AttributeValue> start) {
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(consistent)
            .keyConditionExpression(PRESENCES_AND_PROFILE)
            .expressionAttributeValues(
                Map.of(
                    ":user", AttributeValue.fromS(user),
                    ":first", AttributeValue.fromS(SessionTable.PRESENCE_PREFIX),
                    ":last", AttributeValue.fromS(SessionTable.PROFILE)));
    if (!start.isEmpty()) {
      request.exclusiveStartKey(start);
    }
    return DynamoDbFailures.translate(() -> client.query(request.build()));
  }
}
