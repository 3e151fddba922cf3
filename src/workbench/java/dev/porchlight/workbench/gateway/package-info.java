/// What stands in front of the function on AWS, as far as the function can tell: the events into
/// which an HTTP API and a function URL turn a request. `src/test/resources/gateway-events` has
/// real ones.
@NullMarked
package dev.porchlight.workbench.gateway;

import org.jspecify.annotations.NullMarked;
