package dev.porchlight.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A session to be opened, and what must still be true when it is.
///
/// @param until when it expires if nothing happens
/// @param before the user's presence in the app, as it was read; null if there was none
/// @param replaced the ended session that had this id before, as it was read; null if there was
///   none
/// @param timed whether the login system said when the user signed in: only then can the session
///   follow an earlier end of its own id
/// @param now sessions of `before` that have expired by then are dropped
public record NewSession(
    Session session,
    Instant until,
    @Nullable Presence before,
    @Nullable Session replaced,
    boolean timed,
    Instant now) {}
