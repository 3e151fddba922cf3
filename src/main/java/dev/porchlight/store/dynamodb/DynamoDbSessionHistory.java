package dev.porchlight.store.dynamodb;

import dev.porchlight.session.AppId;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionHistory;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionTrace;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads the history of sessions from DynamoDB. A session is found by its user, or through the
/// directory of its user pool.
public final class DynamoDbSessionHistory implements SessionHistory {
  private final QueryRead query;
  private final BatchRead batch;
  private final String table;

  /// @param consistent whether reads are strongly consistent
  public DynamoDbSessionHistory(StoreCalls calls, String table, boolean consistent) {
    this.query = new QueryRead(calls, table, consistent);
    this.batch = new BatchRead(calls, table, consistent);
    this.table = table;
  }

  @Override
  public List<Session> sessionsOf(UserPoolId pool, UserId user) {
    String partition = SessionTable.userPartition(pool, user);
    return query.allBeginning(partition, SessionTable.SESSION_PREFIX).stream()
        .flatMap(item -> SessionItem.find(user, item).stream())
        .toList();
  }

  @Override
  public SessionTrace trace(UserPoolId pool, UserId user, AppId app, SessionId id) {
    return new TraceRead(table, pool, user, app, id).from(batch);
  }

  @Override
  public List<Session> sessions(UserPoolId pool, UserId user, Set<SessionId> ids) {
    return items(pool, user, ids).stream()
        .flatMap(item -> SessionItem.find(user, item).stream())
        .toList();
  }

  @Override
  public Set<UserId> usersOf(UserPoolId pool, SessionId id) {
    String partition = SessionTable.namePartition(pool, id);
    return query.allBeginning(partition, SessionTable.NAME_PREFIX).stream()
        .map(item -> new UserId(Items.text(item, SessionTable.USER_ID)))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<Session> sessionsNamed(UserPoolId pool, SessionId id) {
    String partition = SessionTable.directoryPartition(pool, id);
    List<Map<String, AttributeValue>> entries =
        query.allBeginning(partition, SessionTable.directoryPrefix(id));
    return listed(pool, entries);
  }

  @Override
  public List<Session> sessionsOfAll(UserPoolId pool) {
    List<Map<String, AttributeValue>> entries =
        SessionTable.directoryPartitions(pool).stream()
            .flatMap(part -> query.allBeginning(part, SessionTable.SESSION_PREFIX).stream())
            .toList();
    return listed(pool, entries);
  }

  private List<Map<String, AttributeValue>> items(
      UserPoolId pool, UserId user, Set<SessionId> ids) {
    return batch.allItems(ids.stream().map(id -> SessionTable.sessionKey(pool, user, id)).toList());
  }

  private List<Session> listed(UserPoolId pool, List<Map<String, AttributeValue>> entries) {
    return DirectoryItem.sessions(pool, entries.stream().map(DirectoryItem::read).toList(), batch);
  }
}
