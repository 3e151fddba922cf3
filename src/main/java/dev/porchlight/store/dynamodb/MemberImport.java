package dev.porchlight.store.dynamodb;

import dev.porchlight.importer.ImportRecord.OfMember;
import dev.porchlight.session.Session;
import dev.porchlight.session.User;
import dev.porchlight.session.UserId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Imports users of a chat workspace: names, login tokens, and what the tokens decide about
/// sessions that were imported before. Tokens end before sessions do, and end again if the import
/// is repeated: a crash in between is made good by the next one.
final class MemberImport {
  private final UserImport users;
  private final DynamoDbUserReader reader;
  private final LoginTokenImport tokens;
  private final SessionImport sessions;
  private final DynamoDbSessionHistory history;
  private final DynamoDbSessionWriter writer;
  private final InstantSource clock;

  MemberImport(StoreCalls calls, String table, SessionImport sessions, InstantSource clock) {
    this.users = new UserImport(new DynamoDbUserWriter(calls, table));
    this.reader = new DynamoDbUserReader(calls, table, true);
    this.tokens = new LoginTokenImport(calls, table, clock);
    this.sessions = sessions;
    this.history = new DynamoDbSessionHistory(calls, table, true);
    this.writer = new DynamoDbSessionWriter(calls, table);
    this.clock = clock;
  }

  /// Writes a user. What the line says about login tokens counts even if its names are refused.
  ///
  /// @return what was refused; empty if everything was written
  Optional<String> write(OfMember member) {
    Optional<String> names = users.writeWithFreeNames(member.pool(), member.user());
    MemberTokens written = tokens.write(member);
    settle(member, written);
    return names.or(written::refusal);
  }

  /// Ends a user whom the workspace no longer has. Its names become free.
  void end(OfMember member) {
    UserId user = member.user().id();
    if (reader.users(member.pool(), Set.of(user)).containsKey(user)) {
      users.write(member.pool(), User.known(user));
    }
    settle(member, tokens.write(member));
  }

  private void settle(OfMember member, MemberTokens tokensOfMember) {
    List<Session> over = new ArrayList<>();
    List<Session> moved = new ArrayList<>();
    for (Session session : history.sessionsOf(member.pool(), member.user().id())) {
      if (session.isEnded() || !session.appId().equals(member.workspace().app())) {
        continue;
      }
      if (tokensOfMember.haveEnded(session) || isShutOut(member, session)) {
        over.add(session);
      } else if (tokensOfMember.disagreeWith(session)) {
        moved.add(session);
      }
    }
    if (!over.isEmpty()) {
      writer.end(member.pool(), over, clock.instant(), null);
    }
    sessions.write(member.pool(), moved);
  }

  /// A deactivated user is signed in to the workspace no longer, whoever opened the session. A chat
  /// session whose token is unknown is not live anyway.
  private static boolean isShutOut(OfMember member, Session session) {
    return !member.active()
        && session.chatRecord().isEmpty()
        && !session.loginAt().isAfter(member.asOf());
  }
}
