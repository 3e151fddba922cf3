package dev.porchlight.store.dynamodb;

import dev.porchlight.access.LoginToken;
import dev.porchlight.importer.ImportRecord.OfSession;
import dev.porchlight.session.ChatRecord;
import dev.porchlight.session.Presence;
import dev.porchlight.session.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the table knew about the sessions being imported when it was last read.
final class KnownSessions {
  private final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items =
      new HashMap<>();

  private KnownSessions(List<Map<String, AttributeValue>> items) {
    items.forEach(item -> this.items.put(SessionTable.keyOf(item), item));
  }

  static KnownSessions read(BatchRead read, Collection<OfSession> records) {
    Set<Map<String, AttributeValue>> keys = new LinkedHashSet<>();
    for (OfSession record : records) {
      keys.add(key(record));
      keys.add(presenceKey(record));
      record.session().chatRecord().ifPresent(login -> keys.add(tokenKey(record, login)));
    }
    return new KnownSessions(read.allItems(new ArrayList<>(keys)));
  }

  /// The stored session; null if there is none.
  @Nullable Session session(OfSession record) {
    Map<String, AttributeValue> item = items.get(key(record));
    return item == null ? null : SessionItem.find(record.session().userId(), item).orElse(null);
  }

  /// Whether the session was ended before it was opened or imported.
  boolean isEndedUnopened(OfSession record) {
    Map<String, AttributeValue> item = items.get(key(record));
    return item != null && UnopenedItem.is(item);
  }

  /// The presence of the user in the session's app; null if there is none.
  @Nullable Presence presence(OfSession record) {
    Map<String, AttributeValue> item = items.get(presenceKey(record));
    return item == null ? null : PresenceItem.find(item).orElse(null);
  }

  /// Whether the login token that the session was opened with was ended.
  boolean isTokenEnded(OfSession record) {
    ChatRecord login = record.session().chatRecord().orElse(null);
    Map<String, AttributeValue> item = login == null ? null : items.get(tokenKey(record, login));
    return item != null && LoginTokenItem.isEnded(item);
  }

  /// `session` with the expiry of its login token, if the token is known.
  Session expiring(OfSession record, Session session) {
    ChatRecord login = record.session().chatRecord().orElse(null);
    Map<String, AttributeValue> item = login == null ? null : items.get(tokenKey(record, login));
    return login == null || item == null
        ? session
        : LoginTokenItem.read(login.token(), item)
            .map(LoginToken::sessionExpiry)
            .map(session::until)
            .orElse(session);
  }

  static Map<String, AttributeValue> presenceKey(OfSession record) {
    return SessionTable.presenceKey(
        record.pool(), record.session().userId(), record.session().appId());
  }

  private static Map<String, AttributeValue> key(OfSession record) {
    return SessionTable.sessionKey(record.pool(), record.session().userId(), record.session().id());
  }

  private static Map<String, AttributeValue> tokenKey(OfSession record, ChatRecord login) {
    return SessionTable.tokenKey(record.pool(), record.session().userId(), login.token());
  }
}
