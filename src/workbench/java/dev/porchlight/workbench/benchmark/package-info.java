/// Measures the function against what a user would write instead. `benchmark/README.md` says how to
/// read it.
@NullMarked
package dev.porchlight.workbench.benchmark;

import org.jspecify.annotations.NullMarked;
