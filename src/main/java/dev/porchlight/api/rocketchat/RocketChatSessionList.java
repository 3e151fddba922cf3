package dev.porchlight.api.rocketchat;

import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.Session;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/// Sign-ins that were not ended, newest first. Sessions with the same login token are one sign-in,
/// represented by the newest of them. Closed connections and expired tokens are listed too.
record RocketChatSessionList(List<Session> newestFirst) {
  private static final Comparator<Session> BY_LOGIN =
      Comparator.comparing(Session::loginAt).thenComparing(session -> session.id().value());

  static RocketChatSessionList of(
      List<Session> sessions, Workspace workspace, Predicate<Session> wanted) {
    Map<LoginTokenHash, Session> newest = new HashMap<>();
    for (Session session : sessions) {
      if (workspace.holds(session) && !session.isEnded() && wanted.test(session)) {
        newest.merge(
            Workspace.chatRecord(session).token(), session, BinaryOperator.maxBy(BY_LOGIN));
      }
    }
    return new RocketChatSessionList(newest.values().stream().sorted(BY_LOGIN.reversed()).toList());
  }

  /// Whether the session's search term contains `text`, ignoring case. Rocket.Chat's documentation
  /// calls it a regular expression, but its code escapes it.
  static boolean mentions(Session session, String text) {
    String term = Workspace.chatRecord(session).searchTerm();
    return text.isEmpty()
        || (term != null && term.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
  }

  int total() {
    return newestFirst.size();
  }

  List<Session> page(RocketChatListInput input) {
    return newestFirst.stream().skip(Math.max(0, input.offset())).limit(input.count()).toList();
  }
}
