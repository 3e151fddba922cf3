/// What the function reports about its own work: a line for each request that failed or was slow,
/// and metrics in CloudWatch's embedded format. `docs/observability.md` describes both.
@NullMarked
package dev.porchlight.telemetry;

import org.jspecify.annotations.NullMarked;
