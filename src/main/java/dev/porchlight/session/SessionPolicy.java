package dev.porchlight.session;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// How long sessions live, and how many of them a user may have.
///
/// @param absoluteLifetime the maximum lifetime of a session, counted from the sign-in
/// @param idleTimeout the maximum time that a session lives without activity; null for no limit
/// @param touchGranularity activity that would prolong a session by less than this is not written
/// @param mostSessions the maximum number of live sessions of one user in one app
/// @param whenFull what happens to a sign-in beyond that maximum
public record SessionPolicy(
    Duration absoluteLifetime,
    @Nullable Duration idleTimeout,
    Duration touchGranularity,
    int mostSessions,
    WhenFull whenFull) {

  /// @throws IllegalArgumentException if a duration is not positive (the granularity may be zero),
  ///   or the number is not between 1 and [Presence#MOST_SESSIONS]
  public SessionPolicy {
    boolean durations =
        isPositive(absoluteLifetime)
            && (idleTimeout == null || isPositive(idleTimeout))
            && !touchGranularity.isNegative();
    if (!durations) {
      throw new IllegalArgumentException("session policy durations must be positive");
    }
    if (mostSessions < 1 || mostSessions > Presence.MOST_SESSIONS) {
      throw new IllegalArgumentException(
          "the maximum number of sessions must be 1 to " + Presence.MOST_SESSIONS);
    }
  }

  /// What happens to a sign-in when the user already has the maximum number of sessions in the app.
  public enum WhenFull {
    /// The sign-in is refused.
    REFUSE,
    /// The session with the earliest sign-in is ended.
    END_OLDEST
  }

  /// The session that a sign-in at `now` opens. The policy's limits cap what was asked for; a
  /// sign-in time in the future (clocks differ) counts as now.
  ///
  /// @param after the last end that the sign-in came after, perhaps by a clock that is ahead of
  ///   ours: the session begins later than that; null if there was none
  public Session session(SignInRequest request, Instant now, @Nullable Instant after) {
    Instant reported = request.loginAt();
    Instant counted =
        (reported == null || reported.isAfter(now) ? now : reported).truncatedTo(ChronoUnit.MILLIS);
    Instant loginAt = after == null || counted.isAfter(after) ? counted : after.plusMillis(1);
    Instant latest = loginAt.plus(absoluteLifetime);
    Instant requested = request.expiresAt();
    return new Session(
        request.session(),
        request.user(),
        request.app(),
        loginAt,
        requested == null || requested.isAfter(latest) ? latest : requested,
        request.ip(),
        request.userAgent(),
        null,
        new SessionOrigin.Opened(
            new SessionTerms(
                shorter(request.idleTimeout(), idleTimeout),
                request.attributes(),
                request.hash())));
  }

  /// Whether moving a session's effective expiry is worth a write. If the idle timeout is short,
  /// half of it replaces the granularity, so that activity is never missed altogether. The last
  /// move, to the absolute expiry, is always written.
  public boolean isWorthWriting(Session session, Instant from, Instant to) {
    Duration least = touchGranularity;
    Duration idle = session.idleTimeout().orElse(null);
    if (idle != null) {
      least = shorter(least, idle.dividedBy(2));
    }
    boolean moves = to.isAfter(from);
    return moves && (to.equals(session.expiresAt()) || !to.isBefore(from.plus(least)));
  }

  private static <D extends @Nullable Duration> D shorter(D one, D other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }
}
