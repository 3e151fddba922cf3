/// Reads apps, users, sessions and access keys from a file and hands them to a store: an operator's
/// tool, not part of the function. It knows a store only by its port, [ImportStore]; the command
/// that connects the two is in `operator`.
@NullMarked
package dev.porchlight.importer;

import org.jspecify.annotations.NullMarked;
