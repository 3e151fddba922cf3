/// Events delivered by other systems: GenAuth's webhooks. The wire facts come from GenAuth's
/// documentation and from public receivers of its webhooks; `docs/api/webhooks.md` says which were
/// only read. Deliveries contain password hashes and tokens: nothing in them is stored or printed
/// except what a session needs.
@NullMarked
package dev.porchlight.api.webhook;

import org.jspecify.annotations.NullMarked;
