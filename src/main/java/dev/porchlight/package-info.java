/// Porchlight: is this user signed in to this app?
@NullMarked
package dev.porchlight;

import org.jspecify.annotations.NullMarked;
