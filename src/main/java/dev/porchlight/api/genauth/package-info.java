/// GenAuth's V3 management API (formerly Authing): its paths, credentials, JSON and errors. The
/// wire facts come from GenAuth's OpenAPI description, its SDKs' sources and recorded requests;
/// `docs/api/genauth.md` says which.
@NullMarked
package dev.porchlight.api.genauth;

import org.jspecify.annotations.NullMarked;
