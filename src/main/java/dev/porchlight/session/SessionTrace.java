package dev.porchlight.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the store remembers when a user signs in: about the session's id, and about the app.
///
/// @param session the last session that was opened or imported with this id; null if none was
/// @param idEndedAt when sessions with this id were last ended without there being one to end; null
///   if they never were
/// @param signedOutAt when the user was last signed out of the app, or of all apps; null if never
/// @param presence the user's presence in the app; null if there is none
public record SessionTrace(
    @Nullable Session session,
    @Nullable Instant idEndedAt,
    @Nullable Instant signedOutAt,
    @Nullable Presence presence) {
  /// When this id was last ended; null if it never was.
  @Nullable Instant lastEndOfId() {
    return later(idEndedAt, session == null ? null : session.endedAt());
  }

  /// The last of all these ends; null if there was none.
  @Nullable Instant lastEnd() {
    return later(lastEndOfId(), signedOutAt);
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }
}
