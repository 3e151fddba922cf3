/// Reads `infra/template.yaml` and the resource classes: what is deployed, and what should be.
@NullMarked
package dev.porchlight.workbench.infra;

import org.jspecify.annotations.NullMarked;
