/// Holds `infra/template.yaml` to the code and to the rules for a production stack.
@NullMarked
package dev.porchlight.infra;

import org.jspecify.annotations.NullMarked;
