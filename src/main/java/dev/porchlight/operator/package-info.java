/// The commands of an operator (`make import`, `make access-key`), which are no part of the
/// function.
@NullMarked
package dev.porchlight.operator;

import org.jspecify.annotations.NullMarked;
