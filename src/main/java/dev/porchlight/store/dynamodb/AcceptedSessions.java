package dev.porchlight.store.dynamodb;

import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord.OfSession;
import dev.porchlight.importer.ImportStore.Refused;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Decides which of the imported sessions to write, and as what. What was ended here never comes
/// back.
final class AcceptedSessions {
  private final KnownSessions known;
  private final Instant now;
  private final List<Refused> refused = new ArrayList<>();
  private final Set<Map<String, AttributeValue>> keys = new HashSet<>();
  private boolean distinct = true;

  AcceptedSessions(KnownSessions known, Instant now) {
    this.known = known;
    this.now = now;
  }

  /// The lines that contradict what the table knows.
  List<Refused> refused() {
    return refused;
  }

  /// Whether no session has been accepted in two groups, that is in two apps.
  boolean areDistinct() {
    return distinct;
  }

  /// The sessions to write for lines about one user in one app.
  Collection<Session> of(Map<ImportLine, OfSession> lines) {
    Map<SessionId, Session> accepted = new LinkedHashMap<>();
    lines.forEach((line, record) -> {
      Session read = record.session();
      Session before = accepted.getOrDefault(read.id(), known.session(record));
      Session after = read.after(before);
      if (before != null && read.isSupersededBy(before) && after.equals(before)) {
        return;
      }
      Session decided = known.decided(record, after);
      contradiction(record, before, after)
          .or(() -> signedOut(record, decided))
          .ifPresentOrElse(
              reason -> refused.add(new Refused(line.number(), reason)),
              () -> accepted.put(decided.id(), decided));
    });
    OfSession any = lines.values().iterator().next();
    for (Session session : accepted.values()) {
      distinct &= keys.add(SessionTable.sessionKey(any.pool(), session.userId(), session.id()));
    }
    return accepted.values();
  }

  /// A session stays in its app. A chat session that the workspace itself ended contradicts
  /// nothing, nor does the earlier of two sign-ins with one id.
  private Optional<String> contradiction(
      OfSession record, @Nullable Session before, Session after) {
    Session read = record.session();
    if (before != null && !before.appId().equals(read.appId())) {
      return Optional.of("sessionId: already names a session of this user in another app");
    }
    if (read.isEnded() || (before != null && read.loginAt().isBefore(before.loginAt()))) {
      return Optional.empty();
    }
    Instant idEnd = known.idEndedAt(record, read);
    boolean endedHere = read.chatRecord().isEmpty() || known.isTokenEndedHere(record);
    if ((after.isEnded() && endedHere) || (idEnd != null && !read.loginAt().isAfter(idEnd))) {
      return Optional.of("sessionId: this session was ended and cannot be opened again");
    }
    return known.isTokenEndedHere(record)
        ? Optional.of("loginToken: this login token was ended and cannot open a session")
        : Optional.empty();
  }

  /// Why a session that is not live yet cannot become live: a sign-out that came after its sign-in
  /// was for it too.
  private Optional<String> signedOut(OfSession record, Session session) {
    return known.becomesLive(record, session, now)
            && known.signedOutAt(record).filter(at -> !session.loginAt().isAfter(at)).isPresent()
        ? Optional.of("loginAt: the user was signed out after this sign-in")
        : Optional.empty();
  }
}
