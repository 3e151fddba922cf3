package dev.porchlight.store.dynamodb;

import dev.porchlight.session.SessionId;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// Marks a session that was ended before it was opened, or whose user was deleted. It is stored
/// where the session would be, so that the conditions of every opening and import fail on it; it
/// has no sign-in, so no index contains it.
final class UnopenedItem {
  static final String ENTITY = "unopened";

  private UnopenedItem() {}

  /// Whether an item at the key of a session is such a marker.
  static boolean is(Map<String, AttributeValue> item) {
    return ENTITY.equals(Items.textOrNull(item, SessionTable.ENTITY));
  }

  /// Writes the marker, or rewrites it, unless the session exists.
  static PutItemRequest write(
      String table, UserPoolId pool, UserId user, SessionId id, Instant at, Instant forgetAt) {
    return PutItemRequest.builder()
        .tableName(table)
        .item(item(pool, user, id, at, forgetAt))
        .conditionExpression("attribute_not_exists(#key) OR #entity = :unopened")
        .expressionAttributeNames(
            Map.of("#key", SessionTable.SORT_KEY, "#entity", SessionTable.ENTITY))
        .expressionAttributeValues(Map.of(":unopened", AttributeValue.fromS(ENTITY)))
        .build();
  }

  /// The marker, with nothing but what it needs.
  static Map<String, AttributeValue> item(
      UserPoolId pool, UserId user, SessionId id, Instant at, Instant forgetAt) {
    Map<String, AttributeValue> item = new HashMap<>(SessionTable.sessionKey(pool, user, id));
    item.put(SessionTable.ENTITY, AttributeValue.fromS(ENTITY));
    item.put(SessionTable.ENDED_AT, Items.of(at));
    item.put(
        SessionTable.TIME_TO_LIVE, AttributeValue.fromN(Long.toString(forgetAt.getEpochSecond())));
    return item;
  }
}
