/// Requests that are authenticated by access key, whatever their family: GenAuth's request
/// signatures and management tokens, what a signature covers, and who may do what.
///
/// The signatures are as GenAuth's SDKs really make them: HMAC-SHA1 over the method, some headers
/// and the parameters. The published description is obsolete; this one was verified against
/// recorded requests (`src/test/resources/vectors/genauth.json`).
@NullMarked
package dev.porchlight.credentials;

import org.jspecify.annotations.NullMarked;
