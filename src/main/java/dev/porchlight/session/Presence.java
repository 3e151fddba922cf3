package dev.porchlight.session;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A user's presence in one app: the single source of truth about liveness.
///
/// @param firstLoginAt when the user first signed in to the app
/// @param lastLoginAt when the user last signed in to the app
/// @param expiries the effective expiry of each session that was not ended; an expiry may be in the
///   past, because stores drop expired rows late
/// @param openings how many sessions login systems have opened here; concurrent openings detect
///   each other through it
public record Presence(
    Instant firstLoginAt, Instant lastLoginAt, Map<SessionId, Instant> expiries, long openings) {
  /// The maximum number of sessions in a presence, so that it stays far below DynamoDB's item
  /// limit.
  public static final int MOST_SESSIONS = 100;

  public Presence {
    expiries = Map.copyOf(expiries);
  }

  /// A presence in which no login system has opened a session yet.
  public Presence(Instant firstLoginAt, Instant lastLoginAt, Map<SessionId, Instant> expiries) {
    this(firstLoginAt, lastLoginAt, expiries, 0);
  }

  /// Whether any session is live at `now`. A session is live before its expiry, but not at it.
  public boolean isLiveAt(Instant now) {
    for (Instant expiry : expiries.values()) {
      if (expiry.isAfter(now)) {
        return true;
      }
    }
    return false;
  }

  /// The presence of a user who signs in to an app for the first time.
  public static Presence first(Session session) {
    return new Presence(session.loginAt(), session.loginAt(), Map.of()).with(session);
  }

  /// This presence updated with `session`: held until its expiry, or removed if it was ended.
  public Presence with(Session session) {
    Map<SessionId, Instant> changed = new HashMap<>(expiries);
    if (session.isEnded()) {
      changed.remove(session.id());
    } else {
      changed.put(session.id(), session.expiresAt());
    }
    return new Presence(
        session.loginAt().isBefore(firstLoginAt) ? session.loginAt() : firstLoginAt,
        session.loginAt().isAfter(lastLoginAt) ? session.loginAt() : lastLoginAt,
        changed,
        openings);
  }

  /// When the user's last live session expires if nothing happens; null if none is live at `now`.
  public @Nullable Instant activeUntil(Instant now) {
    return expiries.values().stream()
        .filter(expiry -> expiry.isAfter(now))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /// When `session` expires if nothing happens; null if it is not live at `now`.
  public @Nullable Instant activeUntil(SessionId session, Instant now) {
    Instant expiry = expiries.get(session);
    return expiry != null && expiry.isAfter(now) ? expiry : null;
  }

  /// The sessions that are live at `now`.
  public Set<SessionId> liveAt(Instant now) {
    return expiries.entrySet().stream()
        .filter(entry -> entry.getValue().isAfter(now))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// This presence without the sessions that have expired by `now` and, if more than
  /// [#MOST_SESSIONS] remain, without those that expire soonest.
  public Presence prunedAt(Instant now) {
    Map<SessionId, Instant> kept =
        expiries.entrySet().stream()
            .filter(entry -> entry.getValue().isAfter(now))
            .sorted(
                Map.Entry.<SessionId, Instant>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(entry -> entry.getKey().value()))
            .limit(MOST_SESSIONS)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Presence(firstLoginAt, lastLoginAt, kept, openings);
  }
}
