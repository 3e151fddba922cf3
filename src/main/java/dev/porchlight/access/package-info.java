/// Who may ask: access keys, the tokens derived from them, and the comparison of secrets. This
/// package knows no framework and no store.
@NullMarked
package dev.porchlight.access;

import org.jspecify.annotations.NullMarked;
