package dev.porchlight.store.dynamodb;

import dev.porchlight.session.NewSession;
import dev.porchlight.session.Presence;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// The writes that open one session: the session itself, its user's presence, and the entry that
/// finds the user by the session's id; and the checks that no mark forbids it. A session that had
/// the id before moves to where only the history finds it.
final class SessionOpening {
  private final String table;
  private final UserPoolId pool;
  private final NewSession opening;
  private final Session session;

  SessionOpening(String table, UserPoolId pool, NewSession opening) {
    this.table = table;
    this.pool = pool;
    this.opening = opening;
    this.session = opening.session();
  }

  List<TransactWriteItem> writes() {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(TransactWriteItem.builder().put(whole()).build());
    writes.add(TransactWriteItem.builder().update(presence()).build());
    writes.add(put(name()));
    writes.add(new SignedOutMark(table).check(pool, session.userId(), session.loginAt()));
    writes.add(new EndedNameItem(table, pool, session.appId(), session.id()).check(opening));
    if (opening.replaced() != null) {
      writes.add(put(SessionItem.writeReplaced(pool, opening.replaced())));
    }
    return writes;
  }

  private TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(Put.builder().tableName(table).item(item).build())
        .build();
  }

  private Put whole() {
    Put.Builder put = Put.builder().tableName(table).item(SessionItem.write(pool, session));
    Session replaced = opening.replaced();
    return (replaced == null ? whereNoneIs(put) : inPlaceOf(put, replaced)).build();
  }

  /// A marker that is older than the sign-in may be there.
  private Put.Builder whereNoneIs(Put.Builder put) {
    if (!opening.timed()) {
      return put.conditionExpression("attribute_not_exists(#key)")
          .expressionAttributeNames(Map.of("#key", SessionTable.SORT_KEY));
    }
    return put.conditionExpression(
            "attribute_not_exists(#key) OR (#entity = :unopened AND #endedAt < :loginAt)")
        .expressionAttributeNames(
            Map.of(
                "#key", SessionTable.SORT_KEY,
                "#entity", SessionTable.ENTITY,
                "#endedAt", SessionTable.ENDED_AT))
        .expressionAttributeValues(
            Map.of(
                ":unopened", AttributeValue.fromS(UnopenedItem.ENTITY),
                ":loginAt", Items.of(session.loginAt())));
  }

  private Put.Builder inPlaceOf(Put.Builder put, Session replaced) {
    return put.conditionExpression(
            "#loginAt = :replaced AND #endedAt < :loginAt"
                + " AND (attribute_not_exists(#again) OR #again < :loginAt)")
        .expressionAttributeNames(
            Map.of(
                "#loginAt", SessionTable.LOGIN_AT,
                "#endedAt", SessionTable.ENDED_AT,
                "#again", SessionItem.ENDED_AGAIN_AT))
        .expressionAttributeValues(
            Map.of(
                ":replaced", Items.of(replaced.loginAt()),
                ":loginAt", Items.of(session.loginAt())));
  }

  private Map<String, AttributeValue> name() {
    Map<String, AttributeValue> item =
        new HashMap<>(SessionTable.nameKey(pool, session.id(), session.userId()));
    item.put(SessionTable.ENTITY, AttributeValue.fromS("sessionName"));
    item.put(SessionTable.USER_ID, AttributeValue.fromS(session.userId().value()));
    SessionItem.putTimeToLive(item, session);
    return item;
  }

  /// Succeeds only if no other session has been opened since `before` was read, and if the user has
  /// not been signed out of the app since signing in.
  private Update presence() {
    Presence before = opening.before();
    Presence after = before == null ? Presence.first(session) : before.with(session);
    Map<String, String> names = new HashMap<>(SignedOutMark.names());
    names.putAll(
        Map.of(
            "#ttl", SessionTable.TIME_TO_LIVE,
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
                ":loginAt", Items.of(session.loginAt()),
                ":until", Items.of(opening.until()),
                ":one", AttributeValue.fromN("1")));
    String condition = "attribute_not_exists(#openings)";
    if (before != null && before.openings() > 0) {
      condition = "#openings = :openings";
      values.put(":openings", AttributeValue.fromN(Long.toString(before.openings())));
    }
    return Update.builder()
        .tableName(table)
        .key(SessionTable.presenceKey(pool, session.userId(), session.appId()))
        .conditionExpression(condition + " AND " + SignedOutMark.STILL_COUNTS)
        .updateExpression(
            "SET #entity = :entity, #first = :first, #last = :last, #live = :until"
                + " ADD #openings :one REMOVE #ttl"
                + expired(names))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
  }

  /// The removal of expired sessions, which can no longer be prolonged or ended.
  private String expired(Map<String, String> names) {
    Presence before = opening.before();
    StringBuilder removed = new StringBuilder();
    Map<SessionId, Instant> expiries = before == null ? Map.of() : before.expiries();
    expiries.forEach((id, expiry) -> {
      if (!expiry.isAfter(opening.now()) && !id.equals(session.id())) {
        String name = "#x" + names.size();
        names.put(name, SessionTable.liveAttribute(id));
        removed.append(", ").append(name);
      }
    });
    return removed.toString();
  }
}
