package dev.porchlight.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Signs users out. Ended sessions stay ended, and ending them again changes nothing. All methods
/// throw [StoreUnavailableException] when the store does not answer; some of the sessions may have
/// been ended, and calling again completes the rest. They return how many sessions this call ended:
/// those that had ended before do not count.
public final class SignOut {
  /// How long to remember an end that came before its sign-in: longer than any login system keeps
  /// trying to report a sign-in.
  private static final Duration UNOPENED = Duration.ofDays(30);

  private final SessionReader reader;
  private final SessionHistory history;
  private final SessionWriter writer;
  private final InstantSource clock;

  /// @param reader strongly consistent, as is `history`
  public SignOut(
      SessionReader reader, SessionHistory history, SessionWriter writer, InstantSource clock) {
    this.reader = reader;
    this.history = history;
    this.writer = writer;
    this.clock = clock;
  }

  /// Ends every session that was opened with the same login token as `session`, and that token.
  ///
  /// @param by the user who asked for it
  public int everywhereWithTheTokenOf(UserPoolId pool, Session session, UserId by) {
    List<Session> together =
        history.sessionsOf(pool, session.userId()).stream()
            .filter(other -> other.id().equals(session.id()) || sharesToken(session, other))
            .toList();
    writer.end(pool, together, clock.instant(), by);
    return (int) together.stream().filter(other -> !other.isEnded()).count();
  }

  /// Ends one session; an ended session stays as it is. An unknown one can no longer be opened: its
  /// end may have overtaken its sign-in.
  public int end(UserPoolId pool, UserId user, SessionId id) {
    Instant now = clock.instant();
    Optional<Session> known = history.session(pool, user, id);
    if (known.isEmpty() && !writer.endUnopened(pool, user, id, now, now.plus(UNOPENED))) {
      known = history.session(pool, user, id); // It was opened in the meantime.
    }
    List<Session> open = known.filter(session -> !session.isEnded()).stream().toList();
    writer.end(pool, open, now, null);
    return open.size();
  }

  /// Ends one session if it is in `app`; otherwise does nothing.
  public int end(UserPoolId pool, UserId user, AppId app, SessionId id) {
    return endAll(pool, user, Set.of(id), session -> session.appId().equals(app));
  }

  /// Ends every user's session with this id in one app, if it was opened through Porchlight.
  public int endNamed(UserPoolId pool, AppId app, SessionId id) {
    return history.usersOf(pool, id).stream().mapToInt(user -> end(pool, user, app, id)).sum();
  }

  /// Ends all live sessions of a user in `apps`.
  ///
  /// @param apps 1 to [SessionReader#MOST_TOGETHER]
  public int fromApps(UserPoolId pool, UserId user, Set<AppId> apps) {
    Set<UserApp> wanted =
        apps.stream().map(app -> new UserApp(user, app)).collect(Collectors.toSet());
    return endAll(pool, user, ids(reader.presences(pool, wanted).values()), session -> true);
  }

  /// Ends the user's live sessions that match `which`, in any app.
  public int everywhere(UserPoolId pool, UserId user, Predicate<Session> which) {
    Map<AppId, Presence> presences = reader.presences(pool, user).orElse(Map.of());
    return endAll(pool, user, ids(presences.values()), which);
  }

  private int endAll(UserPoolId pool, UserId user, Set<SessionId> ids, Predicate<Session> which) {
    if (ids.isEmpty()) {
      return 0;
    }
    List<Session> open =
        history.sessions(pool, user, ids).stream()
            .filter(session -> !session.isEnded() && which.test(session))
            .toList();
    writer.end(pool, open, clock.instant(), null);
    return open.size();
  }

  private static Set<SessionId> ids(Collection<Presence> presences) {
    return presences.stream()
        .flatMap(presence -> presence.expiries().keySet().stream())
        .collect(Collectors.toSet());
  }

  private static boolean sharesToken(Session session, Session other) {
    return session.chatRecord().filter(record -> other.isOf(record.token())).isPresent();
  }
}
