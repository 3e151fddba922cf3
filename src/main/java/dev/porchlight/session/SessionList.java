package dev.porchlight.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lists the sessions of one user, newest first. All methods throw [StoreUnavailableException] when
/// the store does not answer.
public final class SessionList {
  private final SessionReader reader;
  private final SessionHistory history;
  private final SignInHistory signIns;
  private final InstantSource clock;

  public SessionList(
      SessionReader reader, SessionHistory history, SignInHistory signIns, InstantSource clock) {
    this.reader = reader;
    this.history = history;
    this.signIns = signIns;
    this.clock = clock;
  }

  /// The live sessions after a position: one query for the presences, and one read for every 100
  /// live sessions.
  ///
  /// @param app the only app whose sessions are listed; null for all apps
  /// @param after null to start at the beginning
  public List<ListedSession> live(
      UserPoolId pool,
      UserId user,
      @Nullable AppId app,
      @Nullable SignInPosition after,
      int limit) {
    Map<AppId, Presence> presences = reader.presences(pool, user).orElse(Map.of());
    Instant now = clock.instant();
    Set<SessionId> live = new HashSet<>();
    presences.forEach((in, presence) -> {
      if (app == null || app.equals(in)) {
        live.addAll(presence.liveAt(now));
      }
    });
    List<Session> sessions = live.isEmpty() ? List.of() : history.sessions(pool, user, live);
    return sessions.stream()
        .filter(session -> after == null || after.isBefore(session))
        .sorted(SignInPosition.NEWEST_FIRST)
        .limit(limit)
        .map(session -> listed(session, presences, now))
        .toList();
  }

  /// All sessions that the store remembers after a position, live or not.
  ///
  /// @param app the only app whose sessions are listed; null for all apps
  /// @param after null to start at the beginning
  public List<ListedSession> all(
      UserPoolId pool,
      UserId user,
      @Nullable AppId app,
      @Nullable SignInPosition after,
      int limit) {
    SignInFilter filter = new SignInFilter(app, null, null, null);
    List<Session> sessions = signIns.after(pool, user, filter, after, limit);
    Map<AppId, Presence> presences = reader.presences(pool, user).orElse(Map.of());
    Instant now = clock.instant();
    return sessions.stream().map(session -> listed(session, presences, now)).toList();
  }

  private static ListedSession listed(
      Session session, Map<AppId, Presence> presences, Instant now) {
    Presence presence = presences.get(session.appId());
    return new ListedSession(
        session, presence == null ? null : presence.activeUntil(session.id(), now));
  }
}
