package dev.porchlight.store.dynamodb;

import dev.porchlight.session.Presence;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Changes a presence attribute by attribute, so that it does not affect sessions that are opened
/// or ended concurrently.
final class PresenceUpdate {
  private final String table;

  PresenceUpdate(String table) {
    this.table = table;
  }

  /// The update from one state of the presence under `key` to another; empty if they are the same.
  ///
  /// @param before null if there was no presence
  /// @param opened the earliest sign-in that must still count; null if none becomes live
  Optional<TransactWriteItem> change(
      Map<String, AttributeValue> key,
      @Nullable Presence before,
      Presence after,
      @Nullable Instant opened) {
    return after.equals(before)
        ? Optional.empty()
        : Optional.of(new Expression(before, after).onlyIfCounts(opened).write(table, key));
  }

  /// Ends sessions: removes their attributes, whether present or not.
  TransactWriteItem end(Map<String, AttributeValue> key, List<Session> sessions) {
    return new Expression(sessions).write(table, key);
  }

  private static final class Expression {
    private final List<String> set = new ArrayList<>();
    private final List<String> remove = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private @Nullable String condition;

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
      remove.add(name(SessionTable.TIME_TO_LIVE)); // Of the mark that was there instead.
      for (SessionId session : known.keySet()) {
        if (!after.expiries().containsKey(session)) {
          remove.add(name(SessionTable.liveAttribute(session)));
        }
      }
    }

    /// A missing presence, which should not happen, becomes one that can be read.
    Expression(List<Session> ended) {
      set(SessionTable.ENTITY, AttributeValue.fromS("presence"));
      setIfAbsent(SessionTable.FIRST_LOGIN_AT, Items.of(ended.getFirst().loginAt()));
      setIfAbsent(SessionTable.LAST_LOGIN_AT, Items.of(ended.getFirst().loginAt()));
      ended.forEach(session -> remove.add(name(SessionTable.liveAttribute(session.id()))));
    }

    Expression onlyIfCounts(@Nullable Instant loginAt) {
      if (loginAt != null) {
        condition = SignedOutMark.STILL_COUNTS;
        names.putAll(SignedOutMark.names());
        values.put(":loginAt", Items.of(loginAt));
      }
      return this;
    }

    TransactWriteItem write(String table, Map<String, AttributeValue> key) {
      String removal = remove.isEmpty() ? "" : " REMOVE " + String.join(", ", remove);
      Update update =
          Update.builder()
              .tableName(table)
              .key(key)
              .conditionExpression(condition)
              .updateExpression("SET " + String.join(", ", set) + removal)
              .expressionAttributeNames(names)
              .expressionAttributeValues(values)
              .build();
      return TransactWriteItem.builder().update(update).build();
    }

    private void setIfAbsent(String attribute, AttributeValue value) {
      String name = name(attribute);
      String placeholder = ":" + name.substring(1);
      values.put(placeholder, value);
      set.add(name + " = if_not_exists(" + name + ", " + placeholder + ")");
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
