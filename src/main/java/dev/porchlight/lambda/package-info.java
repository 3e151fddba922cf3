/// The function's own loop around Quarkus' HTTP: one thread from event to answer.
@NullMarked
package dev.porchlight.lambda;

import org.jspecify.annotations.NullMarked;
