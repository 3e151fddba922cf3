/// Events that other systems deliver: GenAuth's webhooks. The wire facts come from GenAuth's
/// documentation and from public receivers of its webhooks; `docs/api/webhooks.md` says which of
/// them are only read. What is delivered holds password hashes and tokens: nothing of it is kept or
/// printed but what a session needs.
@NullMarked
package dev.porchlight.api.webhook;

import org.jspecify.annotations.NullMarked;
