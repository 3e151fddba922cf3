/// Measures the function against what a user would write instead. `benchmark/README.md` explains
/// how to read the results.
@NullMarked
package dev.porchlight.workbench.benchmark;

import org.jspecify.annotations.NullMarked;
