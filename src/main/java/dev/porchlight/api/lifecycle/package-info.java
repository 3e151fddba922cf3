/// Our own lifecycle API: login systems open, touch and end sessions, maintain users and apps, and
/// manage access keys. Requests are authenticated by access key, as in GenAuth's family; errors are
/// RFC 9457 problems. `docs/api/lifecycle.md` is the contract.
@NullMarked
package dev.porchlight.api.lifecycle;

import org.jspecify.annotations.NullMarked;
