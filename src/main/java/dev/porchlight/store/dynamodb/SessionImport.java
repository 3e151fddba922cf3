package dev.porchlight.store.dynamodb;

import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord.OfSession;
import dev.porchlight.importer.ImportStore.Refused;
import dev.porchlight.session.Session;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Imports sessions and their presences in one transaction. If something that was read has changed
/// since, the transaction fails, and the sessions of each user in each app are read and written
/// again on their own.
final class SessionImport {
  private static final int MOST_TRIES = 5;

  /// Each can take seven writes: the session, the one whose id it takes over, its entry in the
  /// directory, its presence, and checks of its token and of the marks of its user and its id.
  private static final int MOST_TOGETHER = TransactionWrite.MOST_ITEMS / 7;

  private final BatchRead read;
  private final TransactionWrite transaction;
  private final String table;
  private final InstantSource clock;

  SessionImport(StoreCalls calls, String table, InstantSource clock) {
    this.read = new BatchRead(calls, table, true);
    this.transaction = new TransactionWrite(calls);
    this.table = table;
    this.clock = clock;
  }

  /// Writes the sessions of one user pool, in place of lines that say the same. What has been ended
  /// in the meantime stays as it is.
  void write(UserPoolId pool, List<Session> sessions) {
    Map<ImportLine, OfSession> lines = new LinkedHashMap<>();
    for (Session session : sessions) {
      OfSession record = new OfSession(pool, session);
      lines.put(new ImportLine(lines.size(), record), record);
    }
    write(lines, new ArrayList<>());
  }

  /// Writes the sessions on `lines`.
  ///
  /// @param refused collects the lines that contradict what the table knows
  void write(Map<ImportLine, OfSession> lines, List<Refused> refused) {
    List<Map.Entry<ImportLine, OfSession>> all = List.copyOf(lines.entrySet());
    for (int from = 0; from < all.size(); from += MOST_TOGETHER) {
      writeSome(all.subList(from, Math.min(all.size(), from + MOST_TOGETHER)), refused);
    }
  }

  private void writeSome(List<Map.Entry<ImportLine, OfSession>> lines, List<Refused> refused) {
    Map<Map<String, AttributeValue>, Map<ImportLine, OfSession>> groups = new LinkedHashMap<>();
    for (Map.Entry<ImportLine, OfSession> line : lines) {
      groups
          .computeIfAbsent(KnownSessions.presenceKey(line.getValue()), _ -> new LinkedHashMap<>())
          .put(line.getKey(), line.getValue());
    }
    if (!writeOnce(groups.values(), refused)) {
      groups.values().forEach(group -> writeGroup(group, refused));
    }
  }

  private void writeGroup(Map<ImportLine, OfSession> group, List<Refused> refused) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      if (writeOnce(List.of(group), refused)) {
        return;
      }
    }
    throw new StoreUnavailableException("sessions kept changing during the import");
  }

  /// One transaction for everything.
  ///
  /// @return false if nothing was written, because something has changed since it was read, or
  ///   because the lines name one session in two apps
  private boolean writeOnce(Collection<Map<ImportLine, OfSession>> groups, List<Refused> refused) {
    List<OfSession> records = groups.stream().flatMap(group -> group.values().stream()).toList();
    KnownSessions known = KnownSessions.read(read, records);
    Instant now = clock.instant();
    SessionImportWrites writes = new SessionImportWrites(table, known, now);
    AcceptedSessions accepted = new AcceptedSessions(known, now);
    groups.forEach(group -> writes.add(group.values().iterator().next(), accepted.of(group)));
    boolean written = accepted.areDistinct() && (writes.isEmpty() || transaction.all(writes.all()));
    if (written) {
      refused.addAll(accepted.refused());
    }
    return written;
  }
}
