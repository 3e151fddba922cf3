package dev.porchlight.store.dynamodb;

import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Lists one session in the directory of its user pool: whose it is, and nothing that could become
/// outdated.
record DirectoryItem(SessionId session, UserId user) {
  private static final String SESSION_ID = "sessionId";

  static DirectoryItem read(Map<String, AttributeValue> item) {
    return new DirectoryItem(
        new SessionId(Items.text(item, SESSION_ID)),
        new UserId(Items.text(item, SessionTable.USER_ID)));
  }

  static Map<String, AttributeValue> write(UserPoolId pool, Session session) {
    Map<String, AttributeValue> item =
        new HashMap<>(SessionTable.directoryKey(pool, session.id(), session.userId()));
    item.put(SessionTable.ENTITY, AttributeValue.fromS("directory"));
    item.put(SESSION_ID, AttributeValue.fromS(session.id().value()));
    item.put(SessionTable.USER_ID, AttributeValue.fromS(session.userId().value()));
    SessionItem.putTimeToLive(item, session);
    return item;
  }

  /// The listed sessions that the table still has.
  static List<Session> sessions(UserPoolId pool, List<DirectoryItem> entries, BatchRead batch) {
    Map<Map<String, AttributeValue>, UserId> users = new HashMap<>();
    entries.forEach(entry -> users.put(entry.sessionKey(pool), entry.user()));
    return batch.allItems(List.copyOf(users.keySet())).stream()
        .flatMap(item -> SessionItem.find(SessionTable.asked(users, item), item).stream())
        .filter(session -> session.chatRecord().isPresent()) // Its id may have been used again.
        .toList();
  }

  private Map<String, AttributeValue> sessionKey(UserPoolId pool) {
    return SessionTable.sessionKey(pool, user, session);
  }
}
