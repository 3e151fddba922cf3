package dev.porchlight.session;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One user's sign-in to one app, with everything that is known about it.
///
/// @param expiresAt absolute expiry; the session is not live then or later
/// @param ip where the user signed in from; null if unknown
/// @param userAgent what the user signed in with; null if unknown
/// @param endedAt when the session was ended before its expiry; null if it was not
/// @param origin how Porchlight learned of the session, with the details that only this source has
public record Session(
    SessionId id,
    UserId userId,
    AppId appId,
    Instant loginAt,
    Instant expiresAt,
    @Nullable InetAddress ip,
    @Nullable String userAgent,
    @Nullable Instant endedAt,
    SessionOrigin origin) {
  /// The longest User-Agent that is stored, in characters; the rest says nothing about a session.
  public static final int MOST_USER_AGENT_CHARACTERS = 1_024;

  /// What a chat workspace recorded about the sign-in; empty if none did.
  public Optional<ChatRecord> chatRecord() {
    return origin instanceof SessionOrigin.Chat(ChatRecord record)
        ? Optional.of(record)
        : Optional.empty();
  }

  /// What the login system asked for when it opened the session; empty if the session was imported.
  public Optional<SessionTerms> terms() {
    return origin instanceof SessionOrigin.Opened(SessionTerms terms)
        ? Optional.of(terms)
        : Optional.empty();
  }

  /// How long the session lives without activity; empty if there is no such limit.
  public Optional<Duration> idleTimeout() {
    return terms().flatMap(terms -> Optional.ofNullable(terms.idleTimeout()));
  }

  /// Whether the session was ended (signed out, or forced out) before its expiry.
  public boolean isEnded() {
    return endedAt != null;
  }

  /// When the session expires if its user does nothing after `activity`: at its absolute expiry or
  /// at the end of its idle timeout, whichever comes first.
  public Instant effectiveExpiry(Instant activity) {
    return idleTimeout()
        .map(activity::plus)
        .filter(idle -> idle.isBefore(expiresAt))
        .orElse(expiresAt);
  }

  /// Whether a request with this hash opened the session.
  public boolean wasOpenedBy(String requestHash) {
    return terms().filter(terms -> terms.requestHash().equals(requestHash)).isPresent();
  }

  /// Whether the session is live at `now`, idle or not.
  public boolean isLiveAt(Instant now) {
    return !isEnded() && expiresAt.isAfter(now);
  }

  /// Whether the user signed in with this login token.
  public boolean isOf(LoginTokenHash token) {
    return chatRecord().filter(record -> record.token().equals(token)).isPresent();
  }

  /// What is known about a session id after reading first `known`, then this record, whatever the
  /// order of the two. The later sign-in stands; of several records of one sign-in, the first that
  /// a workspace made, or what was opened here. An end counts whichever record reports it, unless
  /// the sign-in came after it: then the id was used again.
  public Session after(@Nullable Session known) {
    if (known == null) {
      return this;
    }
    return isSupersededBy(known) ? known.endedAs(this) : endedAs(known);
  }

  /// Whether `known` stands if both are records of one session id.
  public boolean isSupersededBy(Session known) {
    return loginAt.isBefore(known.loginAt)
        || (loginAt.equals(known.loginAt) && (isLaterCopyOf(known) || known.terms().isPresent()));
  }

  /// This session with a different expiry.
  public Session until(Instant expiry) {
    return new Session(id, userId, appId, loginAt, expiry, ip, userAgent, endedAt, origin);
  }

  /// This session, ended at `at` or, if it began later, as soon as it began.
  public Session endedBy(Instant at) {
    Instant end = at.isBefore(loginAt) ? loginAt : at;
    return new Session(id, userId, appId, loginAt, expiresAt, ip, userAgent, end, origin);
  }

  private boolean isLaterCopyOf(Session known) {
    return origin instanceof SessionOrigin.Chat(ChatRecord copy)
        && known.origin instanceof SessionOrigin.Chat(ChatRecord first)
        && copy.isLaterCopyOf(first);
  }

  private Session endedAs(Session other) {
    Instant end = other.endedAt;
    return isEnded() || end == null || loginAt.isAfter(end) ? this : endedBy(end);
  }
}
