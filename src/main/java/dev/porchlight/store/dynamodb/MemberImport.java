package dev.porchlight.store.dynamodb;

import dev.porchlight.importer.ImportRecord.OfMember;
import dev.porchlight.session.Session;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.session.User;
import dev.porchlight.session.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Imports users of a chat workspace: names, login tokens, and what the tokens decide about
/// sessions that were imported before. Tokens end before sessions do, and end again if the import
/// is repeated: a crash in between is made good by the next one.
final class MemberImport {
  private static final int MOST_TRIES = 5;

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

  private void settle(OfMember member, MemberTokens written) {
    if (!member.active()) {
      Instant at = Collections.min(List.of(member.asOf(), clock.instant()));
      Instant forgetAt = at.plus(SessionItem.HISTORY);
      writer.signOut(
          member.pool(), member.user().id(), Set.of(member.workspace().app()), at, forgetAt);
    }
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      if (settleOnce(member, written)) {
        return;
      }
    }
    throw new StoreUnavailableException("a user's sessions kept changing during the import");
  }

  /// Settles the sessions that are there.
  ///
  /// @return false if one of them has changed since it was read
  private boolean settleOnce(OfMember member, MemberTokens written) {
    List<Session> over = new ArrayList<>();
    List<Session> moved = new ArrayList<>();
    for (Session session : history.sessionsOf(member.pool(), member.user().id())) {
      if (session.isEnded() || !session.appId().equals(member.workspace().app())) {
        continue;
      }
      if (written.haveEnded(session) || isShutOut(member, session)) {
        over.add(session);
      } else if (written.disagreeWith(session)) {
        moved.add(session);
      }
    }
    sessions.write(member.pool(), moved);
    return over.isEmpty() || writer.end(member.pool(), over, clock.instant(), null);
  }

  /// A deactivated user is signed in to the workspace no longer, whoever opened the session. A chat
  /// session whose token is unknown is not live anyway.
  private static boolean isShutOut(OfMember member, Session session) {
    return !member.active()
        && session.chatRecord().isEmpty()
        && !session.loginAt().isAfter(member.asOf());
  }
}
