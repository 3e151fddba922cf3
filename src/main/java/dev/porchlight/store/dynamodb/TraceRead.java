package dev.porchlight.store.dynamodb;

import dev.porchlight.session.AppId;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionTrace;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads everything that matters to a sign-in, in one BatchGetItem: the session with its id, the
/// presence, and the marks.
record TraceRead(String table, UserPoolId pool, UserId user, AppId app, SessionId id) {

  SessionTrace from(BatchRead batch) {
    Map<String, AttributeValue> sessionKey = SessionTable.sessionKey(pool, user, id);
    Map<String, AttributeValue> presenceKey = SessionTable.presenceKey(pool, user, app);
    Map<String, AttributeValue> signedOutKey = SessionTable.signedOutKey(pool, user);
    Map<String, AttributeValue> nameKey = new EndedNameItem(table, pool, app, id).key();
    Found items = new Found(batch.items(List.of(sessionKey, presenceKey, signedOutKey, nameKey)));
    return new SessionTrace(
        items.read(sessionKey, item -> SessionItem.find(user, item)).orElse(null),
        latest(
            items.read(sessionKey, SessionItem::idEndedAt),
            items.read(nameKey, item -> EndedNameItem.endedAt(user, item))),
        latest(
            items.read(presenceKey, SignedOutMark::at),
            items.read(signedOutKey, SignedOutMark::at)),
        items.read(presenceKey, PresenceItem::find).orElse(null));
  }

  private static @Nullable Instant latest(Optional<Instant> one, Optional<Instant> other) {
    return Stream.concat(one.stream(), other.stream()).max(Instant::compareTo).orElse(null);
  }

  /// What was read, by key.
  private record Found(List<Map<String, AttributeValue>> all) {
    <T> Optional<T> read(
        Map<String, AttributeValue> key, Function<Map<String, AttributeValue>, Optional<T>> as) {
      return all.stream()
          .filter(item -> SessionTable.keyOf(item).equals(key))
          .findFirst()
          .flatMap(as);
    }
  }
}
