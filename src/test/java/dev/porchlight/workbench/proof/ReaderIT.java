package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The function that only reads, as the template deploys it: what writes is refused there before
/// the store is asked, so that nobody can make it fail by going past the routes.
class ReaderIT {
  private static Station reader;

  @BeforeAll
  static void start() {
    reader =
        new Station(
            "reader",
            ProofPool.withIssuer(
                Map.of(
                    "PORCHLIGHT_FUNCTION_WRITES", "false",
                    "PORCHLIGHT_METRICS_INTERVAL", "0s")));
  }

  @AfterAll
  static void stop() {
    reader.close();
  }

  @Test
  void everyOperationThatWritesIsRefusedBeforeTheStoreIsAsked() {
    List<Endpoint> writing = Endpoints.all().stream().filter(Endpoint::writes).toList();
    assertThat(writing).hasSizeGreaterThan(10);
    for (Endpoint endpoint : writing) {
      Endpoint round = Rounds.next(endpoint);
      reader.proxy().forgetCalls();
      Reply reply = reader.send(round.request());
      assertThat(endpoint.dialect().status(reply)).as("%s: %s", endpoint, reply).isEqualTo(404);
      assertThat(reader.proxy().calls()).as(endpoint.route()).isEmpty();
    }
    assertThat(reader.printed()).doesNotContain("\"Failures\":", "\"StoreErrors\":", "ERROR");
  }

  @Test
  void everyOperationThatReadsIsAnswered() {
    for (Endpoint endpoint : Endpoints.all()) {
      if (!endpoint.writes() && endpoint.before().isEmpty()) {
        Reply reply = reader.send(Rounds.next(endpoint).request());
        assertThat(endpoint.isRight(reply)).as("%s: %s", endpoint, reply).isTrue();
      }
    }
  }
}
