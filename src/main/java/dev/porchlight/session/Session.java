package dev.porchlight.session;

import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One sign-in of one user to one app, with all that is known of it.
///
/// @param expiresAt absolute expiry; the session is not live at it or after it
/// @param ip where the user signed in from; null if not known
/// @param userAgent what the user signed in with; null if not known
/// @param endedAt when the session was ended before its expiry; null if it was not
/// @param login what a chat workspace wrote down of the sign-in; null if none did
/// @param terms what the login system asked for that opened the session through Porchlight; null if
///   the session was imported
public record Session(
    SessionId id,
    UserId userId,
    AppId appId,
    Instant loginAt,
    Instant expiresAt,
    @Nullable InetAddress ip,
    @Nullable String userAgent,
    @Nullable Instant endedAt,
    @Nullable LoginRecord login,
    @Nullable SessionTerms terms) {
  /// The longest stored User-Agent, in characters; the rest says nothing about a session.
  public static final int MOST_USER_AGENT_CHARACTERS = 1_024;

  /// A session that was imported.
  public Session(
      SessionId id,
      UserId userId,
      AppId appId,
      Instant loginAt,
      Instant expiresAt,
      @Nullable InetAddress ip,
      @Nullable String userAgent,
      @Nullable Instant endedAt,
      @Nullable LoginRecord login) {
    this(id, userId, appId, loginAt, expiresAt, ip, userAgent, endedAt, login, null);
  }

  /// A session that was imported and that no chat workspace wrote down.
  public Session(
      SessionId id,
      UserId userId,
      AppId appId,
      Instant loginAt,
      Instant expiresAt,
      @Nullable InetAddress ip,
      @Nullable String userAgent,
      @Nullable Instant endedAt) {
    this(id, userId, appId, loginAt, expiresAt, ip, userAgent, endedAt, null, null);
  }

  /// Whether the session was ended (signed out, or forced out) before its expiry.
  public boolean isEnded() {
    return endedAt != null;
  }

  /// Until when the session lives if its user does nothing after `activity`: the earlier of its
  /// absolute expiry and, where it has an idle timeout, the end of that.
  public Instant effectiveExpiry(Instant activity) {
    if (terms == null || terms.idleTimeout() == null) {
      return expiresAt;
    }
    Instant idle = activity.plus(terms.idleTimeout());
    return idle.isBefore(expiresAt) ? idle : expiresAt;
  }

  /// Whether the session was opened by a request with that hash.
  public boolean wasOpenedBy(String requestHash) {
    return terms != null && terms.requestHash().equals(requestHash);
  }

  /// Whether the session is live at `now`, idle or not.
  public boolean isLiveAt(Instant now) {
    return !isEnded() && expiresAt.isAfter(now);
  }

  /// Whether the user signed in with that login token.
  public boolean isOf(LoginTokenHash token) {
    return login != null && login.token().equals(token);
  }

  /// What is known once this was read after `known`, another record of the same session. The first
  /// of a workspace's daily records stands; an end counts, whichever of them tells it.
  public Session after(@Nullable Session known) {
    boolean copy =
        known != null && known.login != null && login != null && login.isLaterCopyOf(known.login);
    if (known == null || !copy) {
      return this;
    }
    return isEnded() && !known.isEnded() ? known.endedAs(this) : known;
  }

  /// This session with another expiry.
  public Session until(Instant expiry) {
    return new Session(id, userId, appId, loginAt, expiry, ip, userAgent, endedAt, login, terms);
  }

  private Session endedAs(Session other) {
    return new Session(
        id, userId, appId, loginAt, expiresAt, ip, userAgent, other.endedAt, login, terms);
  }
}
