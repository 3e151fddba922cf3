/// Who may ask: access keys, the tokens made from them, and the comparison of secrets. No framework
/// and no store in here.
@NullMarked
package dev.porchlight.access;

import org.jspecify.annotations.NullMarked;
