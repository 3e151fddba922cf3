package dev.porchlight.importer;

import dev.porchlight.session.SessionId;
import dev.porchlight.session.UserId;
import java.util.HashSet;
import java.util.Set;

/// Whom and what a file names, for files that are said to be complete.
public final class NamedByFile {
  private record NamedSession(UserId user, SessionId session) {}

  private final Set<UserId> users = new HashSet<>();
  private final Set<NamedSession> sessions = new HashSet<>();

  void add(ImportRecord record) {
    if (record instanceof ImportRecord.OfMember member) {
      users.add(member.user().id());
    }
    if (record instanceof ImportRecord.OfSession(var _, var session)) {
      sessions.add(new NamedSession(session.userId(), session.id()));
    }
  }

  boolean isEmpty() {
    return users.isEmpty() && sessions.isEmpty();
  }

  /// Whether a line is about this user of a chat workspace.
  public boolean names(UserId user) {
    return users.contains(user);
  }

  /// Whether a line is about this session of this user.
  public boolean names(UserId user, SessionId session) {
    return sessions.contains(new NamedSession(user, session));
  }
}
