/// Loads apps, users, sessions and access keys from a file into the tables: an operator's tool, no
/// part of the function.
@NullMarked
package dev.porchlight.importer;

import org.jspecify.annotations.NullMarked;
