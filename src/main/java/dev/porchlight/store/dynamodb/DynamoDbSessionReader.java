package dev.porchlight.store.dynamodb;

import dev.porchlight.session.AppId;
import dev.porchlight.session.Presence;
import dev.porchlight.session.SessionReader;
import dev.porchlight.session.UserApp;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Reads sessions from DynamoDB.
public final class DynamoDbSessionReader implements SessionReader {
  /// Sort keys from `APP#` to `PROFILE`: all presences of a user, and the profile after them.
  private static final String PRESENCES_AND_PROFILE = "PK = :user AND SK BETWEEN :first AND :last";

  private final StoreCalls calls;
  private final String table;
  private final boolean consistent;
  private final BatchRead batch;

  /// @param consistent whether reads are strongly consistent: a forced logout takes effect
  ///   immediately; eventually consistent reads cost half and may be slightly stale
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
        .flatMap(PresenceItem::find);
  }

  @Override
  public Optional<Map<AppId, Presence>> presences(UserPoolId pool, UserId user) {
    Map<AppId, Presence> presences = new HashMap<>();
    boolean known = false;
    for (Map<String, AttributeValue> item : calls.query(presencesAndProfile(pool, user))) {
      if (Items.text(item, SessionTable.SORT_KEY).equals(SessionTable.PROFILE)) {
        known = true;
      } else {
        PresenceItem.find(item).ifPresent(one -> presences.put(PresenceItem.app(item), one));
      }
    }
    return known || !presences.isEmpty() ? Optional.of(presences) : Optional.empty();
  }

  @Override
  public Map<UserApp, Presence> presences(UserPoolId pool, Set<UserApp> wanted) {
    Map<Map<String, AttributeValue>, UserApp> keys = new HashMap<>();
    wanted.forEach(one -> keys.put(SessionTable.presenceKey(pool, one.user(), one.app()), one));
    Map<UserApp, Presence> found = new HashMap<>();
    batch
        .found(keys, PresenceItem::find)
        .forEach((one, presence) -> presence.ifPresent(known -> found.put(one, known)));
    return found;
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
