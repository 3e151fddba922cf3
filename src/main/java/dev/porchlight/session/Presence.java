package dev.porchlight.session;

import java.time.Instant;
import java.util.Map;

/// A user's presence in one app: the only truth about liveness.
///
/// @param firstLoginAt when the user first signed in to the app
/// @param lastLoginAt when the user last signed in to the app
/// @param expiries the effective expiry of each session that was not ended; an expiry may lie in
///     the past, because stores drop expired rows late
public record Presence(
    Instant firstLoginAt, Instant lastLoginAt, Map<SessionId, Instant> expiries) {
  public Presence {
    expiries = Map.copyOf(expiries);
  }

  /// Whether any session is live at `now`. A session is live until its expiry, and no longer at it.
  public boolean isLiveAt(Instant now) {
    for (Instant expiry : expiries.values()) {
      if (expiry.isAfter(now)) {
        return true;
      }
    }
    return false;
  }
}
