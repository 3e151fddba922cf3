/// The operator's commands (`make import`, `make access-key`), which are not part of the function.
@NullMarked
package dev.porchlight.operator;

import org.jspecify.annotations.NullMarked;
