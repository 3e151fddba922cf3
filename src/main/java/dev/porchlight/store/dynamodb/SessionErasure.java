package dev.porchlight.store.dynamodb;

import dev.porchlight.session.SessionId;
import dev.porchlight.session.StoreBusyException;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Erases what is known about a user's sessions that are not live. In the place of each stays an
/// [UnopenedItem], so that it can never be opened again; the entries that lead to it go with it.
/// Marks have no sign-in, so the index forgets them: what it still lists is still to be erased.
final class SessionErasure {
  /// How many sessions one call erases at most: twenty transactions, which fit into the time that a
  /// request has.
  static final int MOST_SESSIONS = 1_000;

  /// Each is two writes: its mark, and the entry that leads to it.
  private static final int TOGETHER = TransactionWrite.MOST_ITEMS / 2;

  /// What must be known of a session to erase it; the rest may be large.
  private static final List<String> NEEDED =
      List.of(
          SessionTable.PARTITION_KEY,
          SessionTable.SORT_KEY,
          SessionTable.LOGIN_AT,
          SessionTable.TIME_TO_LIVE,
          SessionItem.SESSION_ID,
          SessionItem.EXPIRES_AT,
          SessionItem.REQUEST_HASH,
          ChatRecordItem.DOCUMENT_ID);

  private final StoreCalls calls;
  private final QueryRead query;
  private final TransactionWrite transaction;
  private final String table;
  private final int mostSessions;

  /// @param mostSessions how many one call erases at most
  SessionErasure(StoreCalls calls, String table, int mostSessions) {
    this.calls = calls;
    this.query = new QueryRead(calls, table, true);
    this.transaction = new TransactionWrite(calls);
    this.table = table;
    this.mostSessions = mostSessions;
  }

  /// Erases the oldest of the user's sessions that are not live at `now`.
  ///
  /// @return whether that was all of them
  boolean eraseAll(UserPoolId pool, UserId user, Instant now) {
    Iterator<Map<String, AttributeValue>> sessions =
        calls.query(oldestFirst(pool, user)).iterator();
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    while (found.size() < mostSessions && sessions.hasNext()) {
      found.add(sessions.next());
    }
    // Read last: whatever was opened before the sessions were read is in it.
    Set<SessionId> live = live(pool, user, now);
    found.removeIf(session -> isCurrent(session) && live.contains(SessionItem.id(session)));
    for (int from = 0; from < found.size(); from += TOGETHER) {
      erase(pool, user, found.subList(from, Math.min(found.size(), from + TOGETHER)), now);
    }
    return !sessions.hasNext();
  }

  private QueryRequest oldestFirst(UserPoolId pool, UserId user) {
    Map<String, String> names = new HashMap<>();
    NEEDED.forEach(name -> names.put("#n" + names.size(), name));
    return QueryRequest.builder()
        .tableName(table)
        .indexName(SessionTable.BY_LOGIN_AT)
        .consistentRead(true)
        .keyConditionExpression("PK = :partition")
        .expressionAttributeValues(
            Map.of(":partition", AttributeValue.fromS(SessionTable.userPartition(pool, user))))
        .projectionExpression(String.join(", ", names.keySet()))
        .expressionAttributeNames(names)
        .limit(mostSessions)
        .build();
  }

  private Set<SessionId> live(UserPoolId pool, UserId user, Instant now) {
    Set<SessionId> live = new HashSet<>();
    query
        .allBeginning(SessionTable.userPartition(pool, user), SessionTable.PRESENCE_PREFIX)
        .forEach(item ->
            PresenceItem.find(item).map(presence -> presence.liveAt(now)).ifPresent(live::addAll));
    return live;
  }

  private void erase(
      UserPoolId pool, UserId user, List<Map<String, AttributeValue>> sessions, Instant now) {
    List<TransactWriteItem> writes = new ArrayList<>();
    for (Map<String, AttributeValue> session : sessions) {
      if (isCurrent(session)) {
        writes.add(mark(pool, user, session, now));
        entry(pool, user, session).forEach(key -> writes.add(delete(key)));
      } else {
        writes.add(delete(SessionTable.keyOf(session)));
      }
    }
    if (!transaction.all(writes)) {
      throw new StoreBusyException("a session was opened while the history was being erased");
    }
  }

  /// Whether it is the last session with its id, at the place where an opening looks for it.
  private static boolean isCurrent(Map<String, AttributeValue> session) {
    return Items.text(session, SessionTable.SORT_KEY).startsWith(SessionTable.SESSION_PREFIX);
  }

  /// Succeeds only if it is still the same sign-in, with the same expiry.
  private TransactWriteItem mark(
      UserPoolId pool, UserId user, Map<String, AttributeValue> session, Instant now) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(
                UnopenedItem.item(pool, user, SessionItem.id(session), now, forgetAt(session, now)))
            .conditionExpression("#loginAt = :loginAt AND #expiresAt = :expiresAt")
            .expressionAttributeNames(
                Map.of("#loginAt", SessionTable.LOGIN_AT, "#expiresAt", SessionItem.EXPIRES_AT))
            .expressionAttributeValues(
                Map.of(
                    ":loginAt", session.get(SessionTable.LOGIN_AT),
                    ":expiresAt", session.get(SessionItem.EXPIRES_AT)))
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  /// As late as the session itself would have been forgotten.
  private static Instant forgetAt(Map<String, AttributeValue> session, Instant now) {
    AttributeValue known = session.get(SessionTable.TIME_TO_LIVE);
    return known == null
        ? now.plus(SessionItem.HISTORY)
        : Instant.ofEpochSecond(Long.parseLong(known.n()));
  }

  private static List<Map<String, AttributeValue>> entry(
      UserPoolId pool, UserId user, Map<String, AttributeValue> session) {
    SessionId id = SessionItem.id(session);
    if (ChatRecordItem.isIn(session)) {
      return List.of(SessionTable.directoryKey(pool, id, user));
    }
    return SessionItem.isOpenedHere(session)
        ? List.of(SessionTable.nameKey(pool, id, user))
        : List.of();
  }

  private TransactWriteItem delete(Map<String, AttributeValue> key) {
    Delete delete = Delete.builder().tableName(table).key(key).build();
    return TransactWriteItem.builder().delete(delete).build();
  }
}
