package dev.porchlight.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Opens sessions, and keeps them alive while their users are active. All methods throw
/// [StoreUnavailableException] when the store does not answer; a repeated call completes what was
/// begun.
public final class SignIn {
  private static final int MOST_TRIES = 10;

  private final SessionReader reader;
  private final SessionHistory history;
  private final SessionWriter writer;
  private final Ending ending;
  private final SessionPolicy policy;
  private final InstantSource clock;

  /// @param reader strongly consistent, as is `history`
  public SignIn(
      SessionReader reader,
      SessionHistory history,
      SessionWriter writer,
      SessionPolicy policy,
      InstantSource clock) {
    this.reader = reader;
    this.history = history;
    this.writer = writer;
    this.ending = new Ending(history, writer);
    this.policy = policy;
    this.clock = clock;
  }

  /// Opens the session that `request` describes, once. An id whose session is over can be used
  /// again by a later sign-in; a request that opened a session never opens another.
  public Opening open(UserPoolId pool, SignInRequest request) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      SessionTrace trace = history.trace(pool, request.user(), request.app(), request.session());
      Session known = trace.session();
      Opening opening =
          known == null || known.isEnded()
              ? afterEnds(pool, request, trace)
              : again(pool, known, request);
      if (opening != null) {
        return opening;
      }
    }
    throw new StoreBusyException("the same sessions kept changing");
  }

  /// Records activity of the user, which keeps an idle session alive. Writes nothing if that would
  /// change little.
  ///
  /// @return when the session now expires; empty if it was ended, has expired, or is unknown
  public Optional<Instant> touch(UserPoolId pool, UserId user, SessionId id) {
    Session session = history.session(pool, user, id).orElse(null);
    if (session == null || session.isEnded()) {
      return Optional.empty();
    }
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Instant now = clock.instant();
      Instant until =
          reader
              .presence(pool, user, session.appId())
              .map(presence -> presence.activeUntil(id, now))
              .orElse(null);
      if (until == null) {
        return Optional.empty();
      }
      Instant moved = session.effectiveExpiry(now);
      if (!policy.isWorthWriting(session, until, moved)) {
        return Optional.of(until);
      }
      if (writer.extend(pool, session, until, moved)) {
        return Optional.of(moved);
      }
    }
    throw new StoreBusyException("the same session kept changing");
  }

  /// For an id whose session was not ended. Null if it has expired and the request uses its id
  /// again: it has then been ended as of its expiry, and the caller must start over.
  private @Nullable Opening again(UserPoolId pool, Session known, SignInRequest request) {
    Instant now = clock.instant();
    Presence presence = reader.presence(pool, known.userId(), known.appId()).orElse(null);
    Instant until = presence == null ? null : presence.activeUntil(known.id(), now);
    if (known.wasOpenedBy(request.hash())) {
      return new Opening.Repeated(known, until);
    }
    Instant held = presence == null ? null : presence.expiries().get(known.id());
    Instant expiry = held == null ? known.expiresAt() : held;
    if (until != null || !request.isLaterThan(expiry, now)) {
      return new Opening.Different();
    }
    ending.end(pool, List.of(known), expiry, null);
    return null;
  }

  /// For an id without a session, or whose session was ended.
  private @Nullable Opening afterEnds(UserPoolId pool, SignInRequest request, SessionTrace trace) {
    Instant now = clock.instant();
    Session replaced = trace.session();
    boolean repeated = replaced != null && replaced.wasOpenedBy(request.hash());
    Instant end = trace.lastEndOfId();
    Instant signedOut = trace.signedOutAt();
    boolean late =
        (end != null && !request.isLaterThan(end, now))
            || (signedOut != null && request.isNotLaterThanSignOut(signedOut));
    return repeated || late ? new Opening.AlreadyEnded() : openNew(pool, request, trace, now);
  }

  /// Null if something changed in the meantime, so that the caller must start over.
  private @Nullable Opening openNew(
      UserPoolId pool, SignInRequest request, SessionTrace trace, Instant now) {
    Presence before = trace.presence();
    Set<SessionId> live = before == null ? Set.of() : before.liveAt(now);
    if (live.size() >= policy.mostSessions()) {
      if (policy.whenFull() == SessionPolicy.WhenFull.REFUSE) {
        return new Opening.TooMany(policy.mostSessions());
      }
      endOldest(pool, request.user(), live, now);
      return null;
    }
    Session session = policy.session(request, now, trace.lastEnd());
    Instant until = session.effectiveExpiry(now);
    boolean timed = request.loginAt() != null;
    return writer.open(pool, new NewSession(session, until, before, trace.session(), timed, now))
        ? new Opening.Opened(session, until.isAfter(now) ? until : null)
        : null;
  }

  /// Makes room for one more.
  private void endOldest(UserPoolId pool, UserId user, Set<SessionId> live, Instant now) {
    List<Session> oldest =
        history.sessions(pool, user, live).stream()
            .filter(session -> !session.isEnded())
            .sorted(
                Comparator.comparing(Session::loginAt)
                    .thenComparing(session -> session.id().value()))
            .limit(live.size() - policy.mostSessions() + 1L)
            .toList();
    ending.end(pool, oldest, now, null);
  }
}
