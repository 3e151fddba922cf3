/// Rocket.Chat's session endpoints: their paths, credentials, JSON and errors. The wire facts come
/// from Rocket.Chat's documentation, from reading its published sources and from recorded requests
/// of its clients; `docs/api/rocketchat.md` says which from where. This package contains no
/// Rocket.Chat code.
@NullMarked
package dev.porchlight.api.rocketchat;

import org.jspecify.annotations.NullMarked;
