/// The lifecycle API, ours: login systems open, touch and end sessions, keep users and apps, and
/// manage access keys. Requests are authenticated by access key, as GenAuth's are; errors are
/// problems as RFC 9457 has them. `docs/api/lifecycle.md` is the contract.
@NullMarked
package dev.porchlight.api.lifecycle;

import org.jspecify.annotations.NullMarked;
