package dev.porchlight.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A session, and what its user's presence says about it.
///
/// @param activeUntil when the session expires if nothing happens; null if it is not live
public record ListedSession(Session session, @Nullable Instant activeUntil) {}
