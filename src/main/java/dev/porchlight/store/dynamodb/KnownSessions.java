package dev.porchlight.store.dynamodb;

import dev.porchlight.access.LoginToken;
import dev.porchlight.importer.ImportRecord.OfSession;
import dev.porchlight.session.ChatRecord;
import dev.porchlight.session.Presence;
import dev.porchlight.session.Session;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
      keys.add(endedNameKey(record));
      keys.add(SessionTable.signedOutKey(record.pool(), record.session().userId()));
      record.session().chatRecord().ifPresent(login -> keys.add(tokenKey(record, login)));
    }
    return new KnownSessions(read.allItems(new ArrayList<>(keys)));
  }

  /// The stored session; null if there is none.
  @Nullable Session session(OfSession record) {
    return session(record.pool(), record.session());
  }

  private @Nullable Session session(UserPoolId pool, Session named) {
    Map<String, AttributeValue> item =
        items.get(SessionTable.sessionKey(pool, named.userId(), named.id()));
    return item == null ? null : SessionItem.find(named.userId(), item).orElse(null);
  }

  /// When the session's id was last ended without a session to end; null if it never was.
  @Nullable Instant idEndedAt(OfSession record, Session session) {
    Map<String, AttributeValue> item =
        items.get(SessionTable.sessionKey(record.pool(), session.userId(), session.id()));
    return item == null ? null : SessionItem.idEndedAt(item).orElse(null);
  }

  /// The presence of the user in the session's app; null if there is none.
  @Nullable Presence presence(OfSession record) {
    Map<String, AttributeValue> item = items.get(presenceKey(record));
    return item == null ? null : PresenceItem.find(item).orElse(null);
  }

  /// Whether the login token that the session was opened with was ended here, and not by the
  /// workspace.
  boolean isTokenEndedHere(OfSession record) {
    Map<String, AttributeValue> item = token(record, record.session());
    return item != null && LoginTokenItem.isEnded(item) && !LoginTokenItem.isWithdrawn(item);
  }

  /// Whether the table has the login token of a session, ended or not.
  boolean hasToken(OfSession record, Session session) {
    return token(record, session) != null;
  }

  /// `session` as its login token decides: it lives as long as the token does, and is over if the
  /// token was ended or nobody has shown it.
  Session decided(OfSession record, Session session) {
    ChatRecord login = session.chatRecord().orElse(null);
    if (login == null || session.isEnded()) {
      return session;
    }
    Map<String, AttributeValue> item = token(record, session);
    if (item == null) {
      return session.until(session.loginAt());
    }
    return LoginTokenItem.read(login.token(), item)
        .map(LoginToken::sessionExpiry)
        .map(session::until)
        .orElseGet(() -> session.endedBy(Items.instant(item, SessionTable.ENDED_AT)));
  }

  /// When the user was last signed out of the session's app, of all apps, or by its identity
  /// provider of sessions with this id; empty if never.
  Optional<Instant> signedOutAt(OfSession record) {
    UserId user = record.session().userId();
    Stream<Instant> ofTheUser =
        Stream.of(presenceKey(record), SessionTable.signedOutKey(record.pool(), user))
            .flatMap(key -> Optional.ofNullable(items.get(key)).stream())
            .flatMap(item -> SignedOutMark.at(item).stream());
    Stream<Instant> ofTheId =
        Optional.ofNullable(items.get(endedNameKey(record))).stream()
            .flatMap(item -> EndedNameItem.endedAt(user, item).stream());
    return Stream.concat(ofTheUser, ofTheId).max(Comparator.naturalOrder());
  }

  /// Whether writing this makes a session live that was not.
  boolean becomesLive(OfSession record, Session session, Instant now) {
    Presence presence = presence(record);
    return session.isLiveAt(now)
        && (presence == null || presence.activeUntil(session.id(), now) == null);
  }

  /// The earlier sign-in whose id this one takes over, ended at the latest by it; empty if there is
  /// none.
  Optional<Session> replacedBy(OfSession record, Session session) {
    return Optional.ofNullable(session(record.pool(), session))
        .filter(old -> old.loginAt().isBefore(session.loginAt()))
        .filter(old -> old.isEnded() || !isSameLogin(old, session))
        .map(old -> old.isEnded() ? old : old.endedBy(session.loginAt()));
  }

  private static boolean isSameLogin(Session one, Session other) {
    return one.chatRecord()
        .map(ChatRecord::token)
        .equals(other.chatRecord().map(ChatRecord::token));
  }

  /// Whether the table already says exactly this of a session.
  boolean hold(OfSession record, Session session, Instant now) {
    Presence presence = presence(record);
    Instant held = presence == null ? null : presence.expiries().get(session.id());
    return session.equals(session(record.pool(), session))
        && Objects.equals(held, session.isLiveAt(now) ? session.expiresAt() : null);
  }

  static Map<String, AttributeValue> presenceKey(OfSession record) {
    return SessionTable.presenceKey(
        record.pool(), record.session().userId(), record.session().appId());
  }

  private static Map<String, AttributeValue> endedNameKey(OfSession record) {
    Session session = record.session();
    return SessionTable.endedNameKey(record.pool(), session.id(), session.appId());
  }

  private static Map<String, AttributeValue> key(OfSession record) {
    return SessionTable.sessionKey(record.pool(), record.session().userId(), record.session().id());
  }

  private @Nullable Map<String, AttributeValue> token(OfSession record, Session session) {
    ChatRecord login = session.chatRecord().orElse(null);
    return login == null ? null : items.get(tokenKey(record, login));
  }

  private static Map<String, AttributeValue> tokenKey(OfSession record, ChatRecord login) {
    return SessionTable.tokenKey(record.pool(), record.session().userId(), login.token());
  }
}
