/// The description of the service in OpenAPI 3.1: made of the compiled resources, wire records and
/// error tables, and of `src/openapi`, which says what requests look like.
@NullMarked
package dev.porchlight.workbench.openapi;

import org.jspecify.annotations.NullMarked;
