package dev.porchlight.store.dynamodb;

import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord.OfSession;
import dev.porchlight.importer.ImportStore.Refused;
import dev.porchlight.session.Presence;
import dev.porchlight.session.Session;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Imports sessions: the sessions first and the presences last, so that a crash in between shows no
/// session as live that should not be; importing again completes it.
final class SessionImport {
  private final BatchRead read;
  private final BatchWrite write;
  private final PresenceUpdate update;
  private final InstantSource clock;

  SessionImport(DynamoDbClient client, String table, InstantSource clock) {
    this.read = new BatchRead(client, table, true);
    this.write = new BatchWrite(client, table);
    this.update = new PresenceUpdate(client, table);
    this.clock = clock;
  }

  /// Writes what the lines say.
  ///
  /// @param refused takes the sessions that contradict what the table knows
  void write(Map<ImportLine, OfSession> lines, List<Refused> refused) {
    Map<Map<String, AttributeValue>, OfSession> accepted = accepted(lines, refused);
    write.all(
        accepted.values().stream()
            .map(r -> BatchWrite.put(SessionItem.write(r.pool(), r.session())))
            .toList());
    updatePresences(accepted.values());
  }

  private Map<Map<String, AttributeValue>, OfSession> accepted(
      Map<ImportLine, OfSession> lines, List<Refused> refused) {
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> known =
        itemsByKey(lines.values().stream().map(SessionImport::key).distinct().toList());
    Map<Map<String, AttributeValue>, OfSession> accepted = new LinkedHashMap<>();
    lines.forEach((line, record) ->
        contradiction(record.session(), known.getOrDefault(key(record), Map.of()))
            .ifPresentOrElse(
                reason -> refused.add(new Refused(line.number(), reason)),
                () -> accepted.put(key(record), record)));
    return accepted;
  }

  /// A session stays in its app, and an ended session never comes back.
  private static Optional<String> contradiction(Session session, Map<String, AttributeValue> item) {
    String app = Items.textOrNull(item, SessionItem.APP_ID);
    if (app != null && !app.equals(session.appId().value())) {
      return Optional.of("sessionId: already names a session of this user in another app");
    }
    boolean comesBack = item.containsKey(SessionItem.ENDED_AT) && !session.isEnded();
    return comesBack
        ? Optional.of("sessionId: this session was ended; it is not opened again")
        : Optional.empty();
  }

  private void updatePresences(Iterable<OfSession> records) {
    Map<Map<String, AttributeValue>, Presence> after = new LinkedHashMap<>();
    Map<Map<String, AttributeValue>, Presence> before = new HashMap<>();
    List<Map<String, AttributeValue>> keys = presenceKeys(records);
    itemsByKey(keys).forEach((key, item) -> before.put(key, PresenceItem.read(item)));
    for (OfSession record : records) {
      after.compute(
          presenceKey(record),
          (key, changed) -> {
            Presence known = changed == null ? before.get(key) : changed;
            return known == null ? Presence.first(record.session()) : known.with(record.session());
          });
    }
    Instant now = clock.instant();
    after.forEach((key, presence) -> update.write(key, before.get(key), presence.prunedAt(now)));
  }

  private Map<Map<String, AttributeValue>, Map<String, AttributeValue>> itemsByKey(
      List<Map<String, AttributeValue>> keys) {
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items = new HashMap<>();
    read.allItems(keys).forEach(item -> items.put(SessionTable.keyOf(item), item));
    return items;
  }

  private static List<Map<String, AttributeValue>> presenceKeys(Iterable<OfSession> records) {
    Map<Map<String, AttributeValue>, Boolean> keys = new LinkedHashMap<>();
    records.forEach(record -> keys.put(presenceKey(record), true));
    return List.copyOf(keys.keySet());
  }

  private static Map<String, AttributeValue> key(OfSession record) {
    return SessionTable.sessionKey(record.pool(), record.session().userId(), record.session().id());
  }

  private static Map<String, AttributeValue> presenceKey(OfSession record) {
    return SessionTable.presenceKey(
        record.pool(), record.session().userId(), record.session().appId());
  }
}
