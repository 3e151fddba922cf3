/// Everything around the function, on one machine: DynamoDB Local, the Lambda Runtime API, an HTTP
/// API and a function URL. `make run` and the integration tests use it.
@NullMarked
package dev.porchlight.workbench.local;

import org.jspecify.annotations.NullMarked;
