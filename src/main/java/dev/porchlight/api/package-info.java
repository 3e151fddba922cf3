/// What all families share: the request as it arrived, how it is admitted, and the answers to
/// requests that reach no operation.
@NullMarked
package dev.porchlight.api;

import org.jspecify.annotations.NullMarked;
