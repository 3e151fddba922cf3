package dev.porchlight.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Signs users out. Ended sessions stay ended, and ending them again changes nothing. Signing a
/// user out, of one app or of all, also leaves a mark: a sign-in that is not later opens nothing,
/// even if it is reported afterwards. All methods throw [StoreUnavailableException] when the store
/// does not answer; some of the sessions may have been ended, and calling again completes the rest.
/// They return how many sessions this call ended: those that had ended before do not count.
public final class SignOut {
  /// How long to remember an end that came before its sign-in: longer than any login system keeps
  /// trying to report a sign-in.
  private static final Duration UNOPENED = Duration.ofDays(30);

  /// How long to remember that a user was signed out: as long as ended sessions, so that no import
  /// brings back an older one.
  private static final Duration SIGNED_OUT = Duration.ofDays(730);

  private static final int MOST_TRIES = 10;

  private final SessionReader reader;
  private final SessionHistory history;
  private final SessionWriter writer;
  private final Ending ending;
  private final InstantSource clock;

  /// @param reader strongly consistent, as is `history`
  public SignOut(
      SessionReader reader, SessionHistory history, SessionWriter writer, InstantSource clock) {
    this.reader = reader;
    this.history = history;
    this.writer = writer;
    this.ending = new Ending(history, writer);
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
    return ending.end(pool, together, clock.instant(), by);
  }

  /// Ends one session; an ended session stays as it is. Sign-ins with this id that are not later
  /// can no longer open it: its end may have overtaken its sign-in.
  public int end(UserPoolId pool, UserId user, SessionId id) {
    Instant now = clock.instant();
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      List<Session> open = open(pool, user, id);
      if (!open.isEmpty()) {
        return ending.end(pool, open, now, null);
      }
      if (writer.endUnopened(pool, user, id, now, now.plus(UNOPENED))) {
        return 0;
      }
      // It was opened in the meantime.
    }
    throw new StoreBusyException("the same session kept changing");
  }

  /// Ends one session if it is in `app`. Sign-ins of this user to `app` with this id that are not
  /// later can no longer open it.
  public int end(UserPoolId pool, UserId user, AppId app, SessionId id) {
    Instant now = clock.instant();
    writer.endNamed(pool, app, id, user, now, now.plus(UNOPENED));
    return endIn(pool, user, app, id, now);
  }

  /// Ends every user's session with this id in one app, if it was opened through Porchlight.
  /// Sign-ins to `app` with this id that are not later can no longer open any.
  public int endNamed(UserPoolId pool, AppId app, SessionId id) {
    Instant now = clock.instant();
    writer.endNamed(pool, app, id, null, now, now.plus(UNOPENED));
    return history.usersOf(pool, id).stream()
        .mapToInt(user -> endIn(pool, user, app, id, now))
        .sum();
  }

  /// Signs a user out of `apps`.
  ///
  /// @param apps 1 to [SessionReader#MOST_TOGETHER]
  public int fromApps(UserPoolId pool, UserId user, Set<AppId> apps) {
    return fromApps(pool, user, apps, null);
  }

  /// Signs a user out of `apps`, but leaves one session.
  ///
  /// @param apps 1 to [SessionReader#MOST_TOGETHER]
  /// @param except the session that stays, with all that share its login token; null for none
  public int fromApps(UserPoolId pool, UserId user, Set<AppId> apps, @Nullable SessionId except) {
    Instant now = clock.instant();
    Set<UserApp> wanted =
        apps.stream().map(app -> new UserApp(user, app)).collect(Collectors.toSet());
    return endAll(
        () -> ids(reader.presences(pool, wanted).values()),
        () -> writer.signOut(pool, user, apps, now, now.plus(SIGNED_OUT)),
        new Which(pool, user, session -> apps.contains(session.appId()), except, now));
  }

  /// Signs a user out of all apps.
  public int everywhere(UserPoolId pool, UserId user) {
    return everywhere(pool, user, null);
  }

  /// Signs a user out of all apps, but leaves one session.
  ///
  /// @param except the session that stays, with all that share its login token; null for none
  public int everywhere(UserPoolId pool, UserId user, @Nullable SessionId except) {
    Instant now = clock.instant();
    return endAll(
        () -> ids(reader.presences(pool, user).orElse(Map.of()).values()),
        () -> writer.signOutEverywhere(pool, user, now, now.plus(SIGNED_OUT)),
        new Which(pool, user, _ -> true, except, now));
  }

  /// Which of a user's sessions to end.
  private record Which(
      UserPoolId pool,
      UserId user,
      Predicate<Session> inScope,
      @Nullable SessionId except,
      Instant at) {}

  /// Ends what was there when the call came, and what was opened before the mark was left. A
  /// session whose user signed in later stays, however long this takes.
  private int endAll(Supplier<Set<SessionId>> present, Runnable mark, Which which) {
    Set<SessionId> before = present.get();
    mark.run();
    Set<SessionId> ids = new HashSet<>(before);
    ids.addAll(present.get());
    if (ids.isEmpty()) {
      return 0;
    }
    List<Session> open =
        history.sessions(which.pool(), which.user(), ids).stream()
            .filter(session -> !session.isEnded() && which.inScope().test(session))
            .filter(
                session -> before.contains(session.id()) || !session.loginAt().isAfter(which.at()))
            .toList();
    return ending.end(which.pool(), without(which, open), which.at(), null);
  }

  /// Without the session that stays. Ending another one of the same token would end it too.
  private List<Session> without(Which which, List<Session> open) {
    SessionId except = which.except();
    if (except == null) {
      return open;
    }
    Session stays = history.session(which.pool(), which.user(), except).orElse(null);
    return open.stream()
        .filter(session -> !session.id().equals(except))
        .filter(session -> stays == null || stays.isEnded() || !sharesToken(stays, session))
        .toList();
  }

  private int endIn(UserPoolId pool, UserId user, AppId app, SessionId id, Instant at) {
    List<Session> open =
        open(pool, user, id).stream().filter(session -> session.appId().equals(app)).toList();
    return ending.end(pool, open, at, null);
  }

  /// The session, if it is there and was not ended.
  private List<Session> open(UserPoolId pool, UserId user, SessionId id) {
    return history.session(pool, user, id).filter(known -> !known.isEnded()).stream().toList();
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
