/// Generates the OpenAPI 3.1 description of the service from the compiled resources, wire records
/// and error tables, and from `src/openapi`, which describes the requests.
@NullMarked
package dev.porchlight.workbench.openapi;

import org.jspecify.annotations.NullMarked;
