package dev.porchlight.store.dynamodb;

import dev.porchlight.session.ChatRecord;
import dev.porchlight.session.Session;
import dev.porchlight.session.UserPoolId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes for one imported session, and their conditions.
final class SessionImportWrites {
  private static final String LATEST = "(attribute_not_exists(#loginAt) OR #loginAt <= :loginAt)";
  private static final String NOT_ENDED_SINCE =
      LATEST + " AND (attribute_not_exists(#endedAt) OR #endedAt < :loginAt)";

  private final String table;

  SessionImportWrites(String table) {
    this.table = table;
  }

  /// A session is written only if no later sign-in took its id in the meantime. One that was not
  /// ended is written only if neither it nor its token has been ended either, and its token is
  /// still as well known.
  List<TransactWriteItem> of(UserPoolId pool, Session session, boolean tokenKnown) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(SessionItem.write(pool, session))
            .conditionExpression(session.isEnded() ? LATEST : NOT_ENDED_SINCE)
            .expressionAttributeNames(names(session))
            .expressionAttributeValues(Map.of(":loginAt", Items.of(session.loginAt())))
            .build();
    ChatRecord login = session.chatRecord().orElse(null);
    if (login == null) {
      return List.of(write(put));
    }
    Put entry = Put.builder().tableName(table).item(DirectoryItem.write(pool, session)).build();
    return session.isEnded()
        ? List.of(write(put), write(entry))
        : List.of(write(put), write(entry), check(pool, session, login, tokenKnown));
  }

  private static Map<String, String> names(Session session) {
    Map<String, String> names = new HashMap<>(Map.of("#loginAt", SessionTable.LOGIN_AT));
    if (!session.isEnded()) {
      names.put("#endedAt", SessionTable.ENDED_AT);
    }
    return names;
  }

  private static TransactWriteItem write(Put put) {
    return TransactWriteItem.builder().put(put).build();
  }

  private TransactWriteItem check(
      UserPoolId pool, Session session, ChatRecord login, boolean tokenKnown) {
    String absent = tokenKnown ? SessionTable.ENDED_AT : SessionTable.SORT_KEY;
    ConditionCheck check =
        ConditionCheck.builder()
            .tableName(table)
            .key(SessionTable.tokenKey(pool, session.userId(), login.token()))
            .conditionExpression("attribute_not_exists(#absent)")
            .expressionAttributeNames(Map.of("#absent", absent))
            .build();
    return TransactWriteItem.builder().conditionCheck(check).build();
  }
}
