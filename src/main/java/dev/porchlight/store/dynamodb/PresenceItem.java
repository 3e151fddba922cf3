package dev.porchlight.store.dynamodb;

import dev.porchlight.session.AppId;
import dev.porchlight.session.Presence;
import dev.porchlight.session.SessionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The presence of a user in an app: one top-level number attribute per session that was not ended,
/// so that sessions can be added and removed without a read. An item with nothing but the mark that
/// the user was signed out is not a presence: the user has never signed in there.
final class PresenceItem {
  private PresenceItem() {}

  /// The presence in `item`; empty if it only says that the user was signed out.
  static Optional<Presence> find(Map<String, AttributeValue> item) {
    return item.containsKey(SessionTable.FIRST_LOGIN_AT)
            || !item.containsKey(SessionTable.SIGNED_OUT_AT)
        ? Optional.of(read(item))
        : Optional.empty();
  }

  private static Presence read(Map<String, AttributeValue> item) {
    Map<SessionId, Instant> expiries = new HashMap<>();
    for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
      String name = attribute.getKey();
      if (name.startsWith(SessionTable.LIVE_PREFIX)) {
        SessionId session = new SessionId(name.substring(SessionTable.LIVE_PREFIX.length()));
        expiries.put(session, Items.instant(name, attribute.getValue()));
      }
    }
    return new Presence(
        Items.instant(item, SessionTable.FIRST_LOGIN_AT),
        Items.instant(item, SessionTable.LAST_LOGIN_AT),
        expiries,
        openings(item));
  }

  private static long openings(Map<String, AttributeValue> item) {
    AttributeValue openings = item.get(SessionTable.OPENINGS);
    return openings == null ? 0 : Long.parseLong(openings.n());
  }

  /// The app of a presence item, from its sort key.
  static AppId app(Map<String, AttributeValue> item) {
    String sortKey = Items.text(item, SessionTable.SORT_KEY);
    return new AppId(sortKey.substring(SessionTable.PRESENCE_PREFIX.length()));
  }
}
