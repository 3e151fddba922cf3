package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/// Mutated requests get an answer or a refusal in JSON: no fault, no stack trace, no HTML, no hang.
/// `make fuzz` sends many more.
class FuzzIT {
  private static final int REQUESTS = 2_000;

  /// Created when the first test runs.
  private static final class Target {
    static final LambdaFunction FUNCTION = LambdaFunction.start("function-fuzz");
    static final FuzzRun RUN = new FuzzRun(FUNCTION);
  }

  @AfterContainer
  static void stop() {
    Target.FUNCTION.close();
  }

  @Property(tries = REQUESTS, seed = "20261120", shrinking = ShrinkingMode.OFF)
  void mutatedRequestIsAnsweredInJsonAndNeverAFault(@ForAll long seed) {
    assertThat(Target.RUN.send(seed)).isEmpty();
  }

  @Property(tries = 1)
  void signInStillWorksAfterwards() {
    assertThat(Target.RUN.aftermath()).isEmpty();
    assertThat(Target.FUNCTION.printed()).doesNotContain("\tat ", "Caused by");
  }
}
