package dev.porchlight.store.dynamodb;

import dev.porchlight.importer.ChatWorkspace;
import dev.porchlight.importer.ImportRecord.OfMember;
import dev.porchlight.importer.NamedByFile;
import dev.porchlight.session.Session;
import dev.porchlight.session.User;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Finds, through the directory of a user pool, what a complete file does not name, and ends it.
final class CompleteImport {
  private final QueryRead query;
  private final BatchRead batch;
  private final BatchWrite directory;
  private final MemberImport members;
  private final SessionImport sessions;
  private final InstantSource clock;

  CompleteImport(
      StoreCalls calls,
      String table,
      MemberImport members,
      SessionImport sessions,
      InstantSource clock) {
    this.query = new QueryRead(calls, table, true);
    this.batch = new BatchRead(calls, table, true);
    this.directory = new BatchWrite(calls, table);
    this.members = members;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// Ends users; a user leaves the directory last, so that a repeated import completes a failed
  /// one.
  int endOtherUsers(ChatWorkspace workspace, NamedByFile named, Instant asOf) {
    int ended = 0;
    for (Map<String, AttributeValue> item : entries(workspace.pool(), SessionTable.MEMBER_PREFIX)) {
      MemberItem member = MemberItem.read(item);
      if (!named.names(member.user()) && !member.asOf().isAfter(asOf)) {
        members.end(new OfMember(workspace, User.known(member.user()), List.of(), false, asOf));
        directory.all(List.of(BatchWrite.delete(SessionTable.keyOf(item))));
        ended++;
      }
    }
    return ended;
  }

  int endOtherSessions(ChatWorkspace workspace, NamedByFile named, Instant asOf) {
    Instant now = clock.instant();
    List<Session> ended = new ArrayList<>();
    for (Session session : others(workspace.pool(), named)) {
      boolean known = !session.loginAt().isAfter(asOf);
      if (known && !session.isEnded() && session.appId().equals(workspace.app())) {
        ended.add(session.endedBy(now));
      }
    }
    sessions.write(workspace.pool(), ended);
    return ended.size();
  }

  private List<Session> others(UserPoolId pool, NamedByFile named) {
    List<DirectoryItem> others =
        entries(pool, SessionTable.SESSION_PREFIX).stream()
            .map(DirectoryItem::read)
            .filter(entry -> !named.names(entry.user(), entry.session()))
            .toList();
    return DirectoryItem.sessions(pool, others, batch);
  }

  private List<Map<String, AttributeValue>> entries(UserPoolId pool, String prefix) {
    return SessionTable.directoryPartitions(pool).stream()
        .flatMap(part -> query.allBeginning(part, prefix).stream())
        .toList();
  }
}
