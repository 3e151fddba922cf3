package dev.porchlight.store.dynamodb;

import dev.porchlight.session.Presence;
import dev.porchlight.session.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Changes a presence attribute by attribute, so that sessions which others open or end at the same
/// time stay as they are.
final class PresenceUpdate {
  private final DynamoDbClient client;
  private final String table;

  PresenceUpdate(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /// Writes what differs between two states of the presence under `key`; nothing if nothing does.
  ///
  /// @param before null if there was no presence
  void write(Map<String, AttributeValue> key, @Nullable Presence before, Presence after) {
    if (!after.equals(before)) {
      UpdateItemRequest request = new Expression(before, after).request(table, key);
      DynamoDbFailures.translate(() -> client.updateItem(request));
    }
  }

  private static final class Expression {
    private final List<String> set = new ArrayList<>();
    private final List<String> remove = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    Expression(@Nullable Presence before, Presence after) {
      Map<SessionId, Instant> known = before == null ? Map.of() : before.expiries();
      set(SessionTable.ENTITY, AttributeValue.fromS("presence"));
      set(SessionTable.FIRST_LOGIN_AT, Items.of(after.firstLoginAt()));
      set(SessionTable.LAST_LOGIN_AT, Items.of(after.lastLoginAt()));
      after
          .expiries()
          .forEach((session, expiry) -> {
            if (!expiry.equals(known.get(session))) {
              set(SessionTable.liveAttribute(session), Items.of(expiry));
            }
          });
      for (SessionId session : known.keySet()) {
        if (!after.expiries().containsKey(session)) {
          remove.add(name(SessionTable.liveAttribute(session)));
        }
      }
    }

    UpdateItemRequest request(String table, Map<String, AttributeValue> key) {
      String removal = remove.isEmpty() ? "" : " REMOVE " + String.join(", ", remove);
      return UpdateItemRequest.builder()
          .tableName(table)
          .key(key)
          .updateExpression("SET " + String.join(", ", set) + removal)
          .expressionAttributeNames(names)
          .expressionAttributeValues(values)
          .build();
    }

    private void set(String attribute, AttributeValue value) {
      String name = name(attribute);
      String placeholder = ":" + name.substring(1);
      values.put(placeholder, value);
      set.add(name + " = " + placeholder);
    }

    private String name(String attribute) {
      String name = "#a" + names.size();
      names.put(name, attribute);
      return name;
    }
  }
}
