package dev.porchlight.store.dynamodb;

import dev.porchlight.session.Session;
import dev.porchlight.session.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// All that is known of one session: history. Whether it is live, only the presence says.
final class SessionItem {
  static final String APP_ID = "appId";
  static final String ENDED_AT = "endedAt";

  /// How long a session is remembered after its expiry.
  private static final Duration HISTORY = Duration.ofDays(730);

  private SessionItem() {}

  static Map<String, AttributeValue> write(UserPoolId pool, Session session) {
    Map<String, AttributeValue> item =
        new HashMap<>(SessionTable.sessionKey(pool, session.userId(), session.id()));
    item.put(SessionTable.ENTITY, AttributeValue.fromS("session"));
    item.put(APP_ID, AttributeValue.fromS(session.appId().value()));
    item.put("loginAt", Items.of(session.loginAt()));
    item.put("expiresAt", Items.of(session.expiresAt()));
    Items.putText(item, "ip", session.ip() == null ? null : session.ip().getHostAddress());
    Items.putText(item, "userAgent", session.userAgent());
    if (session.endedAt() != null) {
      item.put(ENDED_AT, Items.of(session.endedAt()));
    }
    Instant forgotten = session.expiresAt().plus(HISTORY);
    item.put(
        SessionTable.TIME_TO_LIVE, AttributeValue.fromN(Long.toString(forgotten.getEpochSecond())));
    return item;
  }
}
