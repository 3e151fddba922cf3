/// GenAuth's request signatures, as its SDKs really make them: HMAC-SHA1 over the method, some
/// headers and the parameters. The published description is obsolete; this one was verified against
/// recorded requests (`src/test/resources/vectors/genauth.json`).
@NullMarked
package dev.porchlight.api.genauth.signature;

import org.jspecify.annotations.NullMarked;
