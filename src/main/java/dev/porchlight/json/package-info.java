/// Reads JSON objects member by member, for the API and for imports. It depends on Jackson, but on
/// no framework.
@NullMarked
package dev.porchlight.json;

import org.jspecify.annotations.NullMarked;
