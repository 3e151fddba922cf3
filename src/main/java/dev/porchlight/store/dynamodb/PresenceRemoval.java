package dev.porchlight.store.dynamodb;

import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;

/// Deletes presences without a live session, and the marks that the user was signed out of single
/// apps: whoever removes them has signed the user out of all. One in which a session is opened in
/// the meantime stays.
final class PresenceRemoval {
  /// The attributes that opening a session or signing the user out changes.
  private static final List<String> UNCHANGED =
      List.of(
          SessionTable.FIRST_LOGIN_AT,
          SessionTable.LAST_LOGIN_AT,
          SessionTable.OPENINGS,
          SessionTable.SIGNED_OUT_AT);

  private final StoreCalls calls;
  private final QueryRead query;
  private final String table;

  PresenceRemoval(StoreCalls calls, String table) {
    this.calls = calls;
    this.query = new QueryRead(calls, table, true);
    this.table = table;
  }

  void removeAll(UserPoolId pool, UserId user, Instant now) {
    String partition = SessionTable.userPartition(pool, user);
    query.allBeginning(partition, SessionTable.PRESENCE_PREFIX).stream()
        .filter(
            presence -> PresenceItem.find(presence).filter(known -> known.isLiveAt(now)).isEmpty())
        .forEach(this::remove);
  }

  private void remove(Map<String, AttributeValue> presence) {
    List<String> conditions = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    for (String attribute : UNCHANGED) {
      AttributeValue value = presence.get(attribute);
      names.put("#" + attribute, attribute);
      if (value == null) {
        conditions.add("attribute_not_exists(#" + attribute + ")");
      } else {
        values.put(":" + attribute, value);
        conditions.add("#" + attribute + " = :" + attribute);
      }
    }
    DeleteItemRequest request =
        DeleteItemRequest.builder()
            .tableName(table)
            .key(SessionTable.keyOf(presence))
            .conditionExpression(String.join(" AND ", conditions))
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .build();
    // If the condition does not hold, the user has signed in again, and the presence stays.
    calls.holds(client -> client.deleteItem(request));
  }
}
