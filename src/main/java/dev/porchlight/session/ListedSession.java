package dev.porchlight.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A session, and what its user's presence says of it.
///
/// @param activeUntil until when the session is live if nothing happens; null if it is not live
public record ListedSession(Session session, @Nullable Instant activeUntil) {}
