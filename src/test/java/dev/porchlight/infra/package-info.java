/// Holds `infra/template.yaml` to the code and to the rules of a production stack.
@NullMarked
package dev.porchlight.infra;

import org.jspecify.annotations.NullMarked;
