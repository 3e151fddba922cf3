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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Reads sessions from DynamoDB.
public final class DynamoDbSessionReader implements SessionReader {
  /// Sort keys from `APP#` to `PROFILE`: all presences of a user, and the profile behind them.
  private static final String PRESENCES_AND_PROFILE = "PK = :user AND SK BETWEEN :first AND :last";

  private final StoreCalls calls;
  private final String table;
  private final boolean consistent;
  private final BatchRead batch;

  /// @param consistent whether reads are strongly consistent: a forced logout takes effect
  ///   immediately; eventually consistent reads cost half and may be a moment behind
  public DynamoDbSessionReader(StoreCalls calls, String table, boolean consistent) {
    this.calls = calls;
    this.table = table;
    this.consistent = consistent;
    this.batch = new BatchRead(calls, table, consistent);
  }

  @Override
  public Optional<Presence> presence(UserPoolId pool, UserId user, AppId app) {
    return calls
        .get(table, SessionTable.presenceKey(pool, user, app), consistent)
        .map(PresenceItem::read);
  }

  @Override
  public Optional<Map<AppId, Presence>> presences(UserPoolId pool, UserId user) {
    Map<AppId, Presence> presences = new HashMap<>();
    boolean known = false;
    for (Map<String, AttributeValue> item : calls.query(presencesAndProfile(pool, user))) {
      known = true;
      if (!Items.text(item, SessionTable.SORT_KEY).equals(SessionTable.PROFILE)) {
        presences.put(PresenceItem.app(item), PresenceItem.read(item));
      }
    }
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
      return calls
          .get(table, SessionTable.aliasKey(pool, aliases.getFirst()), consistent)
          .map(AliasItem::user);
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

  private QueryRequest presencesAndProfile(UserPoolId pool, UserId user) {
    return QueryRequest.builder()
        .tableName(table)
        .consistentRead(consistent)
        .keyConditionExpression(PRESENCES_AND_PROFILE)
        .expressionAttributeValues(
            Map.of(
                ":user", AttributeValue.fromS(SessionTable.userPartition(pool, user)),
                ":first", AttributeValue.fromS(SessionTable.PRESENCE_PREFIX),
                ":last", AttributeValue.fromS(SessionTable.PROFILE)))
        .build();
  }
}
