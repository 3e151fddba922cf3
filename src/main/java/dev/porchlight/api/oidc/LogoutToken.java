package dev.porchlight.api.oidc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a valid logout token says. One of `sub` and `sid` is there.
///
/// @param sub who signed out; null if only the session is named
/// @param sid of which session; null for all of the user
/// @param id the token's `jti`
/// @param uselessFrom when it is no longer valid, for nobody's clock
record LogoutToken(@Nullable String sub, @Nullable String sid, String id, Instant uselessFrom) {}
