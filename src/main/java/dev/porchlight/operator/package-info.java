/// What an operator does besides importing: an operator's tool, no part of the function.
@NullMarked
package dev.porchlight.operator;

import org.jspecify.annotations.NullMarked;
