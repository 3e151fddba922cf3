package dev.porchlight.store.dynamodb;

import dev.porchlight.session.AppId;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.NewSession;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionWriter;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Changes sessions in DynamoDB. Presence, sessions and login token end in one transaction, so that
/// neither a crash nor a concurrent import leaves one of them behind (`docs/decisions/0010`). Only
/// a great many sessions take more than one; the token ends in the last, so that a caller who signs
/// out can retry until everything is done.
public final class DynamoDbSessionWriter implements SessionWriter {
  /// Each may need its own presence and its own token.
  private static final int MOST_SESSIONS = TransactionWrite.MOST_ITEMS / 3;

  private final StoreCalls calls;
  private final TransactionWrite transaction;
  private final PresenceUpdate presences;
  private final EndMarks marks;
  private final String table;

  public DynamoDbSessionWriter(StoreCalls calls, String table) {
    this.calls = calls;
    this.transaction = new TransactionWrite(calls);
    this.presences = new PresenceUpdate(table);
    this.marks = new EndMarks(calls, table);
    this.table = table;
  }

  @Override
  public boolean open(UserPoolId pool, NewSession opening) {
    return transaction.all(new SessionOpening(table, pool, opening).writes());
  }

  @Override
  public boolean extend(UserPoolId pool, Session session, Instant from, Instant to) {
    UpdateItemRequest request =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(SessionTable.presenceKey(pool, session.userId(), session.appId()))
            .conditionExpression("#live = :from")
            .updateExpression("SET #live = :to")
            .expressionAttributeNames(Map.of("#live", SessionTable.liveAttribute(session.id())))
            .expressionAttributeValues(Map.of(":from", Items.of(from), ":to", Items.of(to)))
            .build();
    return calls.holds(client -> client.updateItem(request));
  }

  @Override
  public boolean endUnopened(
      UserPoolId pool, UserId user, SessionId id, Instant at, Instant forgetAt) {
    return marks.unopened(pool, user, id, at, forgetAt);
  }

  @Override
  public void endNamed(
      UserPoolId pool,
      AppId app,
      SessionId id,
      @Nullable UserId user,
      Instant at,
      Instant forgetAt) {
    marks.named(pool, app, id, user, at, forgetAt);
  }

  @Override
  public void signOut(UserPoolId pool, UserId user, Set<AppId> apps, Instant at, Instant forgetAt) {
    marks.signedOut(pool, user, apps, at, forgetAt);
  }

  @Override
  public void signOutEverywhere(UserPoolId pool, UserId user, Instant at, Instant forgetAt) {
    marks.signedOutEverywhere(pool, user, at, forgetAt);
  }

  @Override
  public boolean end(UserPoolId pool, List<Session> sessions, Instant at, @Nullable UserId by) {
    for (int from = 0; from < sessions.size(); from += MOST_SESSIONS) {
      int to = Math.min(sessions.size(), from + MOST_SESSIONS);
      Set<LoginTokenHash> tokens = tokens(sessions.subList(from, to));
      tokens.removeAll(tokens(sessions.subList(to, sessions.size())));
      UserId user = sessions.get(from).userId();
      List<TransactWriteItem> writes = new ArrayList<>();
      presenceKeys(pool, sessions.subList(from, to))
          .forEach((key, ended) -> writes.add(presences.end(key, ended)));
      sessions.subList(from, to).forEach(session -> writes.add(end(pool, session, at, by)));
      tokens.forEach(token -> writes.add(end(pool, user, token, at)));
      if (!transaction.all(writes)) {
        return false;
      }
    }
    return true;
  }

  private TransactWriteItem end(UserPoolId pool, Session session, Instant at, @Nullable UserId by) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":at", Items.of(at));
    values.put(":loginAt", Items.of(session.loginAt()));
    if (by != null) {
      values.put(":by", AttributeValue.fromS(by.value()));
    }
    return write(
        Update.builder()
            .tableName(table)
            .key(SessionTable.sessionKey(pool, session.userId(), session.id()))
            .conditionExpression("#loginAt = :loginAt") // The id may have been used again.
            .updateExpression(
                "SET #endedAt = :at, #updatedAt = :at"
                    + (by == null ? " REMOVE #endedBy" : ", #endedBy = :by"))
            .expressionAttributeNames(
                Map.of(
                    "#loginAt", SessionTable.LOGIN_AT,
                    "#endedAt", SessionTable.ENDED_AT,
                    "#updatedAt", ChatRecordItem.UPDATED_AT,
                    "#endedBy", ChatRecordItem.ENDED_BY))
            .expressionAttributeValues(values));
  }

  private TransactWriteItem end(UserPoolId pool, UserId user, LoginTokenHash token, Instant at) {
    return write(
        Update.builder()
            .tableName(table)
            .key(SessionTable.tokenKey(pool, user, token))
            .updateExpression("SET #entity = :entity, #endedAt = :at, #ttl = :ttl")
            .expressionAttributeNames(
                Map.of(
                    "#entity", SessionTable.ENTITY,
                    "#endedAt", SessionTable.ENDED_AT,
                    "#ttl", SessionTable.TIME_TO_LIVE))
            .expressionAttributeValues(
                Map.of(
                    ":entity", AttributeValue.fromS("loginToken"),
                    ":at", Items.of(at),
                    ":ttl", LoginTokenItem.timeToLive(at))));
  }

  private static TransactWriteItem write(Update.Builder update) {
    return TransactWriteItem.builder().update(update.build()).build();
  }

  private static Map<Map<String, AttributeValue>, List<Session>> presenceKeys(
      UserPoolId pool, List<Session> sessions) {
    return sessions.stream()
        .collect(
            Collectors.groupingBy(
                session -> SessionTable.presenceKey(pool, session.userId(), session.appId()),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static Set<LoginTokenHash> tokens(List<Session> sessions) {
    Set<LoginTokenHash> tokens = new LinkedHashSet<>();
    for (Session session : sessions) {
      session.chatRecord().ifPresent(record -> tokens.add(record.token()));
    }
    return tokens;
  }
}
