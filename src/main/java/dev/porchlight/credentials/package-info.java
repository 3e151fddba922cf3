/// Authentication by access key, in any family: GenAuth's request signatures and management tokens,
/// what a signature covers, and who may do what.
///
/// The signatures are those that GenAuth's SDKs really make: HMAC-SHA1 over the method, some
/// headers and the parameters. The published description is obsolete; this implementation was
/// verified against recorded requests (`src/test/resources/vectors/genauth.json`).
@NullMarked
package dev.porchlight.credentials;

import org.jspecify.annotations.NullMarked;
