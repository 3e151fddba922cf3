/// What stands before the function on AWS, as far as the function can tell: the events that an HTTP
/// API and a function URL make of a request. `src/test/resources/gateway-events` has real ones.
@NullMarked
package dev.porchlight.workbench.gateway;

import org.jspecify.annotations.NullMarked;
