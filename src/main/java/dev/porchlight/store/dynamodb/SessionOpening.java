package dev.porchlight.store.dynamodb;

import dev.porchlight.session.Presence;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// The writes that open one session: the session itself, its user's presence, and the entry that
/// finds the user by the session's id.
final class SessionOpening {
  private final String table;
  private final UserPoolId pool;
  private final Session session;

  SessionOpening(String table, UserPoolId pool, Session session) {
    this.table = table;
    this.pool = pool;
    this.session = session;
  }

  List<TransactWriteItem> writes(Instant until, @Nullable Presence before, Instant now) {
    Put.Builder whole = Put.builder().tableName(table).item(SessionItem.write(pool, session));
    whole
        .conditionExpression("attribute_not_exists(#key)")
        .expressionAttributeNames(Map.of("#key", SessionTable.SORT_KEY));
    Put name = Put.builder().tableName(table).item(name()).build();
    return List.of(
        TransactWriteItem.builder().put(whole.build()).build(),
        TransactWriteItem.builder().update(presence(until, before, now)).build(),
        TransactWriteItem.builder().put(name).build());
  }

  private Map<String, AttributeValue> name() {
    Map<String, AttributeValue> item =
        new HashMap<>(SessionTable.nameKey(pool, session.id(), session.userId()));
    item.put(SessionTable.ENTITY, AttributeValue.fromS("sessionName"));
    item.put(SessionTable.USER_ID, AttributeValue.fromS(session.userId().value()));
    SessionItem.putTimeToLive(item, session);
    return item;
  }

  /// Succeeds only if no other session has been opened since `before` was read.
  private Update presence(Instant until, @Nullable Presence before, Instant now) {
    Presence after = before == null ? Presence.first(session) : before.with(session);
    Map<String, String> names =
        new HashMap<>(
            Map.of(
                "#entity", SessionTable.ENTITY,
                "#first", SessionTable.FIRST_LOGIN_AT,
                "#last", SessionTable.LAST_LOGIN_AT,
                "#openings", SessionTable.OPENINGS,
                "#live", SessionTable.liveAttribute(session.id())));
    Map<String, AttributeValue> values =
        new HashMap<>(
            Map.of(
                ":entity", AttributeValue.fromS("presence"),
                ":first", Items.of(after.firstLoginAt()),
                ":last", Items.of(after.lastLoginAt()),
                ":until", Items.of(until),
                ":one", AttributeValue.fromN("1")));
    String condition = "attribute_not_exists(#openings)";
    if (before != null && before.openings() > 0) {
      condition = "#openings = :openings";
      values.put(":openings", AttributeValue.fromN(Long.toString(before.openings())));
    }
    return Update.builder()
        .tableName(table)
        .key(SessionTable.presenceKey(pool, session.userId(), session.appId()))
        .conditionExpression(condition)
        .updateExpression(
            "SET #entity = :entity, #first = :first, #last = :last, #live = :until"
                + " ADD #openings :one"
                + expired(names, before, now))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
  }

  /// The removal of expired sessions, which can no longer be prolonged or ended.
  private static String expired(Map<String, String> names, @Nullable Presence before, Instant now) {
    List<String> removed = new ArrayList<>();
    Map<SessionId, Instant> expiries = before == null ? Map.of() : before.expiries();
    expiries.forEach((id, expiry) -> {
      if (!expiry.isAfter(now)) {
        String name = "#x" + removed.size();
        names.put(name, SessionTable.liveAttribute(id));
        removed.add(name);
      }
    });
    return removed.isEmpty() ? "" : " REMOVE " + String.join(", ", removed);
  }
}
