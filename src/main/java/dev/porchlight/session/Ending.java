package dev.porchlight.session;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Ends sessions, and with them every other session that was opened with one of their login tokens:
/// the token ends too, so none of its sessions may stay.
final class Ending {
  private static final int MOST_TRIES = 10;

  private final SessionHistory history;
  private final SessionWriter writer;

  /// @param history strongly consistent
  Ending(SessionHistory history, SessionWriter writer) {
    this.history = history;
    this.writer = writer;
  }

  /// Ends `sessions` of one user, and those that share their tokens.
  ///
  /// @return how many had not been ended before
  int end(UserPoolId pool, List<Session> sessions, Instant at, @Nullable UserId by) {
    Set<SessionId> ended = new HashSet<>();
    List<Session> open = withThoseOfTheirTokens(pool, sessions);
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      if (open.isEmpty()) {
        return ended.size();
      }
      boolean all = writer.end(pool, open, at, by);
      open.stream().filter(session -> !session.isEnded()).map(Session::id).forEach(ended::add);
      // An import may have added a session before its token ended; from now on none can.
      open = all ? leftOfTheirTokens(pool, open) : stillOpen(pool, open);
    }
    throw new StoreBusyException("the same sessions kept changing");
  }

  /// The sessions of the user that are open and were opened with the token of one of `sessions`.
  List<Session> leftOfTheirTokens(UserPoolId pool, List<Session> sessions) {
    Set<LoginTokenHash> tokens =
        sessions.stream()
            .flatMap(session -> session.chatRecord().stream())
            .map(ChatRecord::token)
            .collect(Collectors.toSet());
    return tokens.isEmpty()
        ? List.of()
        : history.sessionsOf(pool, sessions.getFirst().userId()).stream()
            .filter(session -> !session.isEnded() && tokens.stream().anyMatch(session::isOf))
            .toList();
  }

  private List<Session> withThoseOfTheirTokens(UserPoolId pool, List<Session> sessions) {
    Map<SessionId, Session> all = new LinkedHashMap<>();
    sessions.forEach(session -> all.put(session.id(), session));
    leftOfTheirTokens(pool, sessions).forEach(session -> all.putIfAbsent(session.id(), session));
    return List.copyOf(all.values());
  }

  /// What has to be ended because it changed since it was read.
  private List<Session> stillOpen(UserPoolId pool, List<Session> sessions) {
    Set<SessionId> ids = sessions.stream().map(Session::id).collect(Collectors.toSet());
    List<Session> open =
        history.sessions(pool, sessions.getFirst().userId(), ids).stream()
            .filter(session -> !session.isEnded())
            .toList();
    return withThoseOfTheirTokens(pool, open);
  }
}
