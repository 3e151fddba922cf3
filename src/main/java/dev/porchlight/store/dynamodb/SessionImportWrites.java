package dev.porchlight.store.dynamodb;

import dev.porchlight.importer.ImportRecord.OfSession;
import dev.porchlight.session.ChatRecord;
import dev.porchlight.session.NewSession;
import dev.porchlight.session.Presence;
import dev.porchlight.session.Session;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes for imported sessions and their presences, and their conditions: that everything is
/// still as it was when it was read.
final class SessionImportWrites {
  /// No later sign-in took the id, and the id has not been ended again.
  private static final String UNCHANGED =
      "(attribute_not_exists(#loginAt) OR #loginAt <= :loginAt)"
          + " AND (attribute_not_exists(#again) OR #again <= :again)";

  private static final String NOT_ENDED_SINCE =
      UNCHANGED + " AND (attribute_not_exists(#endedAt) OR #endedAt < :loginAt)";

  private record PoolUser(UserPoolId pool, UserId user) {}

  private final String table;
  private final KnownSessions known;
  private final Instant now;
  private final PresenceUpdate presences;
  private final Set<TransactWriteItem> writes = new LinkedHashSet<>();

  /// The earliest sign-in that becomes live, of each user.
  private final Map<PoolUser, Instant> opened = new LinkedHashMap<>();

  SessionImportWrites(String table, KnownSessions known, Instant now) {
    this.table = table;
    this.known = known;
    this.now = now;
    this.presences = new PresenceUpdate(table);
  }

  boolean isEmpty() {
    return writes.isEmpty();
  }

  /// All writes, each to a different item.
  List<TransactWriteItem> all() {
    SignedOutMark marks = new SignedOutMark(table);
    Set<TransactWriteItem> all = new LinkedHashSet<>(writes);
    opened.forEach((of, earliest) -> all.add(marks.check(of.pool(), of.user(), earliest)));
    return List.copyOf(all);
  }

  /// Adds sessions of one user in one app, unless the table already says the same.
  ///
  /// @param any a line about this user and this app
  void add(OfSession any, Collection<Session> sessions) {
    Presence before = known.presence(any);
    Presence after = before;
    Instant earliest = null;
    for (Session session : sessions) {
      if (!known.hold(any, session, now)) {
        after = after == null ? Presence.first(session) : after.with(session);
        add(any, session);
        if (known.becomesLive(any, session, now)) {
          earliest = earlier(session.loginAt(), earliest);
        }
      }
    }
    if (after != null) {
      presences
          .change(KnownSessions.presenceKey(any), before, after.prunedAt(now), earliest)
          .ifPresent(writes::add);
    }
    if (earliest != null) {
      opened.merge(
          new PoolUser(any.pool(), any.session().userId()), earliest, SessionImportWrites::earlier);
    }
  }

  private static Instant earlier(Instant one, @Nullable Instant other) {
    return other == null || one.isBefore(other) ? one : other;
  }

  private void add(OfSession any, Session session) {
    UserPoolId pool = any.pool();
    writes.add(write(whole(any, session)));
    known
        .replacedBy(any, session)
        .map(old -> Put.builder().item(SessionItem.writeReplaced(pool, old)))
        .ifPresent(put -> writes.add(write(put)));
    if (known.becomesLive(any, session, now)) {
      NewSession opening = new NewSession(session, session.expiresAt(), null, null, true, now);
      writes.add(new EndedNameItem(table, pool, session.appId(), session.id()).check(opening));
    }
    ChatRecord login = session.chatRecord().orElse(null);
    if (login != null) {
      writes.add(write(Put.builder().item(DirectoryItem.write(pool, session))));
      if (!session.isEnded()) {
        writes.add(check(any, session, login));
      }
    }
  }

  /// A session that was not ended is written only if it has not been ended in the meantime either.
  /// What is known of ends of its id stays.
  private Put.Builder whole(OfSession any, Session session) {
    Instant idEnd = known.idEndedAt(any, session);
    Map<String, AttributeValue> item = new HashMap<>(SessionItem.write(any.pool(), session));
    Items.putInstant(item, SessionItem.ENDED_AGAIN_AT, idEnd);
    Map<String, String> names =
        new HashMap<>(
            Map.of("#loginAt", SessionTable.LOGIN_AT, "#again", SessionItem.ENDED_AGAIN_AT));
    if (!session.isEnded()) {
      names.put("#endedAt", SessionTable.ENDED_AT);
    }
    return Put.builder()
        .item(item)
        .conditionExpression(session.isEnded() ? UNCHANGED : NOT_ENDED_SINCE)
        .expressionAttributeNames(names)
        .expressionAttributeValues(
            Map.of(
                ":loginAt", Items.of(session.loginAt()),
                ":again", Items.of(idEnd == null ? Instant.EPOCH : idEnd)));
  }

  private TransactWriteItem write(Put.Builder put) {
    return TransactWriteItem.builder().put(put.tableName(table).build()).build();
  }

  /// Succeeds only if the token has not been ended, and is still as well known.
  private TransactWriteItem check(OfSession any, Session session, ChatRecord login) {
    String absent = known.hasToken(any, session) ? SessionTable.ENDED_AT : SessionTable.SORT_KEY;
    ConditionCheck check =
        ConditionCheck.builder()
            .tableName(table)
            .key(SessionTable.tokenKey(any.pool(), session.userId(), login.token()))
            .conditionExpression("attribute_not_exists(#absent)")
            .expressionAttributeNames(Map.of("#absent", absent))
            .build();
    return TransactWriteItem.builder().conditionCheck(check).build();
  }
}
