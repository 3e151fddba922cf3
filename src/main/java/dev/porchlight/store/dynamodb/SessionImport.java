package dev.porchlight.store.dynamodb;

import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord.OfSession;
import dev.porchlight.importer.ImportStore;
import dev.porchlight.importer.ImportStore.Refused;
import dev.porchlight.session.Presence;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Imports sessions and their presences in one transaction. If one of the sessions has been ended
/// since it was read, the transaction fails, and the sessions of each user in each app are read and
/// written again on their own.
final class SessionImport {
  private static final int MOST_TRIES = 5;

  private final BatchRead read;
  private final TransactionWrite transaction;
  private final SessionImportWrites writes;
  private final PresenceUpdate presences;
  private final InstantSource clock;

  SessionImport(StoreCalls calls, String table, InstantSource clock) {
    this.read = new BatchRead(calls, table, true);
    this.transaction = new TransactionWrite(calls);
    this.writes = new SessionImportWrites(table);
    this.presences = new PresenceUpdate(table);
    this.clock = clock;
  }

  /// Writes the sessions of one user pool, in place of lines that say the same. What has been ended
  /// in the meantime stays as it is.
  void write(UserPoolId pool, List<Session> sessions) {
    for (int from = 0; from < sessions.size(); from += ImportStore.MOST_LINES) {
      int to = Math.min(sessions.size(), from + ImportStore.MOST_LINES);
      Map<ImportLine, OfSession> lines = new LinkedHashMap<>();
      for (Session session : sessions.subList(from, to)) {
        OfSession record = new OfSession(pool, session);
        lines.put(new ImportLine(lines.size(), record), record);
      }
      write(lines, new ArrayList<>());
    }
  }

  /// Writes the sessions on `lines`.
  ///
  /// @param refused collects the lines that contradict what the table knows
  void write(Map<ImportLine, OfSession> lines, List<Refused> refused) {
    Map<Map<String, AttributeValue>, Map<ImportLine, OfSession>> groups = new LinkedHashMap<>();
    lines.forEach((line, record) ->
        groups
            .computeIfAbsent(KnownSessions.presenceKey(record), _ -> new LinkedHashMap<>())
            .put(line, record));
    if (!writeTogether(groups.values(), KnownSessions.read(read, lines.values()), refused)) {
      groups.values().forEach(group -> refused.addAll(writeGroup(group)));
    }
  }

  /// One transaction for everything: 25 lines make at most 100 items (each a session, its entry in
  /// the directory, a check of its token, and a presence).
  ///
  /// @return false if nothing was written, because something has been ended since it was read, or
  ///   because the lines name one session in two apps
  private boolean writeTogether(
      Collection<Map<ImportLine, OfSession>> groups, KnownSessions known, List<Refused> refused) {
    List<Refused> contradictions = new ArrayList<>();
    Set<Map<String, AttributeValue>> keys = new HashSet<>();
    Set<TransactWriteItem> together = new LinkedHashSet<>();
    for (Map<ImportLine, OfSession> group : groups) {
      Collection<Session> accepted = accepted(group, known, contradictions);
      UserPoolId pool = group.values().iterator().next().pool();
      for (Session session : accepted) {
        if (!keys.add(SessionTable.sessionKey(pool, session.userId(), session.id()))) {
          return false;
        }
      }
      if (!accepted.isEmpty()) {
        together.addAll(transaction(group, known, accepted));
      }
    }
    boolean written = together.isEmpty() || transaction.all(List.copyOf(together));
    if (written) {
      refused.addAll(contradictions);
    }
    return written;
  }

  private List<Refused> writeGroup(Map<ImportLine, OfSession> lines) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      KnownSessions known = KnownSessions.read(read, lines.values());
      List<Refused> refused = new ArrayList<>();
      Collection<Session> accepted = accepted(lines, known, refused);
      List<TransactWriteItem> writes =
          accepted.isEmpty() ? List.of() : transaction(lines, known, accepted);
      if (writes.isEmpty() || transaction.all(writes)) {
        return refused;
      }
    }
    throw new StoreUnavailableException("sessions kept changing during the import");
  }

  private static Collection<Session> accepted(
      Map<ImportLine, OfSession> lines, KnownSessions known, List<Refused> refused) {
    Map<SessionId, Session> accepted = new LinkedHashMap<>();
    lines.forEach((line, record) -> {
      Session before = accepted.getOrDefault(record.session().id(), known.session(record));
      Session after = record.session().after(before);
      Optional<String> contradiction = contradiction(record, before, after, known);
      if (contradiction.isPresent()) {
        refused.add(new Refused(line.number(), contradiction.get()));
      } else if (before == null
          || !after.equals(before)
          || !record.session().isSupersededBy(before)) {
        accepted.put(after.id(), known.decided(record, after));
      }
    });
    return accepted.values();
  }

  /// A session stays in its app, and what was ended here never comes back. A chat session that the
  /// workspace itself ended contradicts nothing, nor does the earlier of two sign-ins with one id.
  private static Optional<String> contradiction(
      OfSession record, @Nullable Session before, Session after, KnownSessions known) {
    Session read = record.session();
    if (before != null && !before.appId().equals(read.appId())) {
      return Optional.of("sessionId: already names a session of this user in another app");
    }
    if (read.isEnded() || (before != null && read.loginAt().isBefore(before.loginAt()))) {
      return Optional.empty();
    }
    Instant unopened = known.endedUnopened(record);
    boolean endedHere = read.chatRecord().isEmpty() || known.isTokenEndedHere(record);
    if ((after.isEnded() && endedHere) || (unopened != null && !read.loginAt().isAfter(unopened))) {
      return Optional.of("sessionId: this session was ended and cannot be opened again");
    }
    return known.isTokenEndedHere(record)
        ? Optional.of("loginToken: this login token was ended and cannot open a session")
        : Optional.empty();
  }

  private List<TransactWriteItem> transaction(
      Map<ImportLine, OfSession> lines, KnownSessions known, Collection<Session> accepted) {
    OfSession any = lines.values().iterator().next();
    UserPoolId pool = any.pool();
    Presence before = known.presence(any);
    Presence after = before;
    Set<TransactWriteItem> all = new LinkedHashSet<>();
    Instant now = clock.instant();
    for (Session session : accepted) {
      if (!known.hold(any, session, now)) {
        after = after == null ? Presence.first(session) : after.with(session);
        all.addAll(writes.of(pool, session, known.hasToken(any, session)));
      }
    }
    Presence held = after == null ? null : after.prunedAt(now);
    if (held != null) {
      presences.change(KnownSessions.presenceKey(any), before, held).ifPresent(all::add);
    }
    return List.copyOf(all);
  }
}
