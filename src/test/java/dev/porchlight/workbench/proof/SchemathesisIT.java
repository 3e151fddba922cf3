package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.NotInstalled;
import dev.porchlight.workbench.local.FunctionUnderTest;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Valid and invalid requests that Schemathesis generates from `docs/openapi.yaml` are answered as
/// it says: no fault, no stack trace, no HTML, no hang. `make fuzz` sends many more.
@Order(2)
class SchemathesisIT {
  private static final int EXAMPLES = 10;
  private static final long SEED = 20261121;
  private static final Duration MOST = Duration.ofMinutes(15);

  /// Roughly what the examples and each parameter's boundary values add up to.
  private static final int LEAST_CASES = 1_500;

  @Test
  void everyRequestFromTheDescriptionIsAnsweredAsDescribed() throws Exception {
    Schemathesis schemathesis = installed();
    try (FunctionUnderTest function = SchemaPool.start()) {
      Schemathesis.Outcome outcome = schemathesis.run(function.functionUrl(), EXAMPLES, SEED, MOST);
      assertThat(outcome.failures()).as(outcome.printed()).isZero();
      assertThat(outcome.operations()).isEqualTo(Endpoints.all().size());
      assertThat(outcome.cases()).isGreaterThan(LEAST_CASES);
      assertThat(SchemaPool.refusals(function)).isEmpty();
      assertThat(function.printed()).doesNotContain("\tat ", "Caused by");
    }
  }

  private static Schemathesis installed() {
    try {
      return Schemathesis.install();
    } catch (IOException e) {
      NotInstalled.skip(e);
      throw new IllegalStateException(e);
    }
  }
}
