package dev.porchlight.store.dynamodb;

import dev.porchlight.session.AppId;
import dev.porchlight.session.ChatRecord;
import dev.porchlight.session.IpAddress;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionOrigin;
import dev.porchlight.session.SessionTerms;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Everything that is known about one session. This is history: only the presence says whether the
/// session is live.
final class SessionItem {
  /// How long a session is remembered after its expiry.
  static final Duration HISTORY = Duration.ofDays(730);

  private static final String USER_POOL_ID = "userPoolId";
  static final String SESSION_ID = "sessionId";
  private static final String APP_ID = "appId";
  static final String EXPIRES_AT = "expiresAt";
  private static final String IP = "ip";
  private static final String USER_AGENT = "userAgent";
  static final String REQUEST_HASH = "requestHash";
  private static final String IDLE_TIMEOUT = "idleTimeoutMillis";
  private static final String ATTRIBUTES = "attributes";

  /// When the ended session was last ended again by its id: an end that may have overtaken the next
  /// sign-in with it.
  static final String ENDED_AGAIN_AT = "endedAgainAt";

  private SessionItem() {}

  /// The session in `item`; empty if it was ended before it was opened.
  static Optional<Session> find(UserId user, Map<String, AttributeValue> item) {
    return UnopenedItem.is(item) ? Optional.empty() : Optional.of(read(user, item));
  }

  /// The id of the session in `item`.
  static SessionId id(Map<String, AttributeValue> item) {
    return new SessionId(Items.text(item, SESSION_ID));
  }

  /// Whether a login system opened the session in `item` through Porchlight.
  static boolean isOpenedHere(Map<String, AttributeValue> item) {
    return item.containsKey(REQUEST_HASH);
  }

  /// @param user the session's user, in whose partition the item is stored
  static Session read(UserId user, Map<String, AttributeValue> item) {
    return new Session(
        id(item),
        user,
        new AppId(Items.text(item, APP_ID)),
        Items.instant(item, SessionTable.LOGIN_AT),
        Items.instant(item, EXPIRES_AT),
        Items.decoration(item, IP, IpAddress::of),
        Items.textOrNull(item, USER_AGENT),
        Items.instantOrNull(item, SessionTable.ENDED_AT),
        origin(item));
  }

  private static SessionOrigin origin(Map<String, AttributeValue> item) {
    if (ChatRecordItem.isIn(item)) {
      return new SessionOrigin.Chat(ChatRecordItem.read(item));
    }
    String request = Items.textOrNull(item, REQUEST_HASH);
    return request == null
        ? new SessionOrigin.Imported()
        : new SessionOrigin.Opened(terms(item, request));
  }

  private static SessionTerms terms(Map<String, AttributeValue> item, String request) {
    AttributeValue idle = item.get(IDLE_TIMEOUT);
    return new SessionTerms(
        idle == null ? null : Duration.ofMillis(Long.parseLong(idle.n())),
        Items.map(item, ATTRIBUTES),
        request);
  }

  private static void put(Map<String, AttributeValue> item, SessionTerms terms) {
    item.put(REQUEST_HASH, AttributeValue.fromS(terms.requestHash()));
    if (terms.idleTimeout() != null) {
      item.put(IDLE_TIMEOUT, AttributeValue.fromN(Long.toString(terms.idleTimeout().toMillis())));
    }
    item.put(ATTRIBUTES, Items.of(terms.attributes()));
  }

  /// When the id of the session or marker in `item` was last ended without a session to end; empty
  /// if it never was.
  static Optional<Instant> idEndedAt(Map<String, AttributeValue> item) {
    String end = UnopenedItem.is(item) ? SessionTable.ENDED_AT : ENDED_AGAIN_AT;
    return Optional.ofNullable(Items.instantOrNull(item, end));
  }

  /// Ends an ended session again; succeeds only if it was ended.
  static UpdateItemRequest endedAgain(
      String table, UserPoolId pool, UserId user, SessionId id, Instant at) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(SessionTable.sessionKey(pool, user, id))
        .conditionExpression("attribute_exists(#endedAt)")
        .updateExpression("SET #again = :at")
        .expressionAttributeNames(
            Map.of("#endedAt", SessionTable.ENDED_AT, "#again", ENDED_AGAIN_AT))
        .expressionAttributeValues(Map.of(":at", Items.of(at)))
        .build();
  }

  /// A session whose id is being used again, for the place where only the history finds it.
  static Map<String, AttributeValue> writeReplaced(UserPoolId pool, Session session) {
    Map<String, AttributeValue> item = write(pool, session);
    item.putAll(SessionTable.replacedKey(pool, session.userId(), session.id(), session.loginAt()));
    item.put(SessionTable.ENTITY, AttributeValue.fromS("replacedSession"));
    return item;
  }

  static Map<String, AttributeValue> write(UserPoolId pool, Session session) {
    Map<String, AttributeValue> item =
        new HashMap<>(SessionTable.sessionKey(pool, session.userId(), session.id()));
    item.put(SessionTable.ENTITY, AttributeValue.fromS("session"));
    item.put(APP_ID, AttributeValue.fromS(session.appId().value()));
    item.put(SessionTable.LOGIN_AT, Items.of(session.loginAt()));
    item.put(EXPIRES_AT, Items.of(session.expiresAt()));
    Items.putText(item, IP, session.ip() == null ? null : session.ip().getHostAddress());
    Items.putText(item, USER_AGENT, session.userAgent());
    Items.putInstant(item, SessionTable.ENDED_AT, session.endedAt());
    switch (session.origin()) {
      case SessionOrigin.Imported() -> {}
      case SessionOrigin.Chat(ChatRecord login) -> ChatRecordItem.write(item, login);
      case SessionOrigin.Opened(SessionTerms terms) -> put(item, terms);
    }
    putTimeToLive(item, session);
    putNames(item, pool, session);
    return item;
  }

  /// Repeats what the keys say, for the events that leave through the table's stream: a pipe cannot
  /// take a key apart (`docs/events.md`).
  private static void putNames(Map<String, AttributeValue> item, UserPoolId pool, Session session) {
    item.put(USER_POOL_ID, AttributeValue.fromS(pool.value()));
    item.put(SessionTable.USER_ID, AttributeValue.fromS(session.userId().value()));
    item.put(SESSION_ID, AttributeValue.fromS(session.id().value()));
  }

  /// Sets when a session may be forgotten. A chat workspace's record that is not yet part of its
  /// statistics is kept, as Rocket.Chat keeps it (its TTL is on `_computedAt`).
  static void putTimeToLive(Map<String, AttributeValue> item, Session session) {
    Instant last = session.expiresAt();
    if (session.origin() instanceof SessionOrigin.Chat(ChatRecord login)) {
      Instant computed = login.times().computedAt();
      if (computed == null) {
        return;
      }
      last = computed.isAfter(last) ? computed : last;
    }
    String forgotten = Long.toString(last.plus(HISTORY).getEpochSecond());
    item.put(SessionTable.TIME_TO_LIVE, AttributeValue.fromN(forgotten));
  }
}
