/// Reads JSON objects member by member, for the API and for imports. It knows Jackson and no
/// framework.
@NullMarked
package dev.porchlight.json;

import org.jspecify.annotations.NullMarked;
