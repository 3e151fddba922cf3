/// Evidence about the whole service: every endpoint of every family under every fault, attackers'
/// tricks, fuzzing and load. `docs/proof.md` has the figures.
@NullMarked
package dev.porchlight.workbench.proof;

import org.jspecify.annotations.NullMarked;
