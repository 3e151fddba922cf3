/// The description of the service in OpenAPI 3.1: generated from the compiled resources, wire
/// records and error tables, and from `src/openapi`, which says what requests look like.
@NullMarked
package dev.porchlight.workbench.openapi;

import org.jspecify.annotations.NullMarked;
