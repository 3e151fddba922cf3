/// Everything around the function, on one machine: DynamoDB Local, the Lambda Runtime API, an HTTP
/// API in front. `make run` and the integration tests use it; it is not part of the function.
@NullMarked
package dev.porchlight.workbench.local;

import org.jspecify.annotations.NullMarked;
