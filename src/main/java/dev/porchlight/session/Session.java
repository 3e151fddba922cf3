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
public record Session(
    SessionId id,
    UserId userId,
    AppId appId,
    Instant loginAt,
    Instant expiresAt,
    @Nullable InetAddress ip,
    @Nullable String userAgent,
    @Nullable Instant endedAt) {
  /// The longest stored User-Agent, in characters; the rest says nothing about a session.
  public static final int MOST_USER_AGENT_CHARACTERS = 1_024;

  /// Whether the session was ended (signed out, or forced out) before its expiry.
  public boolean isEnded() {
    return endedAt != null;
  }

  /// Whether the session is live at `now`.
  public boolean isLiveAt(Instant now) {
    return !isEnded() && expiresAt.isAfter(now);
  }
}
