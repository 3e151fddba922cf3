package dev.porchlight.api.oidc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a valid logout token says. It has a `sub`, a `sid`, or both.
///
/// @param sub who signed out; null if only the session is named
/// @param sid the session; null for all of the user's sessions
/// @param id the token's `jti`
/// @param invalidFrom when it is no longer valid by any clock
record LogoutToken(@Nullable String sub, @Nullable String sid, String id, Instant invalidFrom) {}
