package dev.porchlight.store.dynamodb;

import dev.porchlight.session.ChatRecord;
import dev.porchlight.session.Session;
import dev.porchlight.session.UserPoolId;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes for one imported session, and their conditions.
final class SessionImportWrites {
  private static final String NOT_ENDED = "attribute_not_exists(#endedAt)";
  private static final Map<String, String> NAMES = Map.of("#endedAt", SessionTable.ENDED_AT);

  private final String table;

  SessionImportWrites(String table) {
    this.table = table;
  }

  /// A session that was not ended is written only if neither it nor its token has been ended in the
  /// meantime.
  List<TransactWriteItem> of(UserPoolId pool, Session session) {
    Put.Builder put = Put.builder().tableName(table).item(SessionItem.write(pool, session));
    if (!session.isEnded()) {
      put.conditionExpression(NOT_ENDED).expressionAttributeNames(NAMES);
    }
    ChatRecord login = session.chatRecord().orElse(null);
    if (login == null) {
      return List.of(write(put));
    }
    Put.Builder entry = Put.builder().tableName(table).item(DirectoryItem.write(pool, session));
    return session.isEnded()
        ? List.of(write(put), write(entry))
        : List.of(write(put), write(entry), check(pool, session, login));
  }

  private static TransactWriteItem write(Put.Builder put) {
    return TransactWriteItem.builder().put(put.build()).build();
  }

  private TransactWriteItem check(UserPoolId pool, Session session, ChatRecord login) {
    Map<String, AttributeValue> key = SessionTable.tokenKey(pool, session.userId(), login.token());
    ConditionCheck check =
        ConditionCheck.builder()
            .tableName(table)
            .key(key)
            .conditionExpression(NOT_ENDED)
            .expressionAttributeNames(NAMES)
            .build();
    return TransactWriteItem.builder().conditionCheck(check).build();
  }
}
