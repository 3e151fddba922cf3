/// GenAuth's V3 management API (formerly Authing): its paths, credentials, JSON and errors. The
/// wire facts come from GenAuth's OpenAPI description, the sources of its SDKs and recorded
/// requests; `docs/api/genauth.md` says which from where.
@NullMarked
package dev.porchlight.api.genauth;

import org.jspecify.annotations.NullMarked;
