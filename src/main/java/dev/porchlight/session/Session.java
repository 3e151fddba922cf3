package dev.porchlight.session;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One sign-in of one user to one app, with all that is known of it.
///
/// @param expiresAt absolute expiry; the session is not live at it or after it
/// @param ip where the user signed in from; null if not known
/// @param userAgent what the user signed in with; null if not known
/// @param endedAt when the session was ended before its expiry; null if it was not
/// @param origin how Porchlight came to know the session, with what else is known because of that
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
  /// The longest stored User-Agent, in characters; the rest says nothing about a session.
  public static final int MOST_USER_AGENT_CHARACTERS = 1_024;

  /// What a chat workspace wrote down of the sign-in; empty if none did.
  public Optional<ChatRecord> chatRecord() {
    return origin instanceof SessionOrigin.Chat(ChatRecord record)
        ? Optional.of(record)
        : Optional.empty();
  }

  /// What the login system asked for that opened the session through Porchlight; empty if it was
  /// imported.
  public Optional<SessionTerms> terms() {
    return origin instanceof SessionOrigin.Opened(SessionTerms terms)
        ? Optional.of(terms)
        : Optional.empty();
  }

  /// How long the session lives without activity; empty if that does not matter.
  public Optional<Duration> idleTimeout() {
    return terms().flatMap(terms -> Optional.ofNullable(terms.idleTimeout()));
  }

  /// Whether the session was ended (signed out, or forced out) before its expiry.
  public boolean isEnded() {
    return endedAt != null;
  }

  /// Until when the session lives if its user does nothing after `activity`: the earlier of its
  /// absolute expiry and, where it has an idle timeout, the end of that.
  public Instant effectiveExpiry(Instant activity) {
    return idleTimeout()
        .map(activity::plus)
        .filter(idle -> idle.isBefore(expiresAt))
        .orElse(expiresAt);
  }

  /// Whether the session was opened by a request with that hash.
  public boolean wasOpenedBy(String requestHash) {
    return terms().filter(terms -> terms.requestHash().equals(requestHash)).isPresent();
  }

  /// Whether the session is live at `now`, idle or not.
  public boolean isLiveAt(Instant now) {
    return !isEnded() && expiresAt.isAfter(now);
  }

  /// Whether the user signed in with that login token.
  public boolean isOf(LoginTokenHash token) {
    return chatRecord().filter(record -> record.token().equals(token)).isPresent();
  }

  /// What is known once this was read after `known`, another record of the same session. The first
  /// of a workspace's daily records stands; an end counts, whichever of them tells it.
  public Session after(@Nullable Session known) {
    if (known == null || !isLaterCopyOf(known)) {
      return this;
    }
    return isEnded() && !known.isEnded() ? known.endedAs(this) : known;
  }

  /// This session with another expiry.
  public Session until(Instant expiry) {
    return new Session(id, userId, appId, loginAt, expiry, ip, userAgent, endedAt, origin);
  }

  private boolean isLaterCopyOf(Session known) {
    return origin instanceof SessionOrigin.Chat(ChatRecord copy)
        && known.origin instanceof SessionOrigin.Chat(ChatRecord first)
        && copy.isLaterCopyOf(first);
  }

  private Session endedAs(Session other) {
    return new Session(id, userId, appId, loginAt, expiresAt, ip, userAgent, other.endedAt, origin);
  }
}
