package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Every endpoint of every family while the store fails in every way: the family's own 503 in time,
/// never an answer about a session; nothing leaks, and correct answers return within a second.
@Order(1)
class FaultsIT {
  private static final int STATIONS = 4;
  private static final Duration SILENCE = Duration.ofSeconds(30);

  /// Just less than one attempt of a call may take (`application.properties`).
  private static final Duration SLOW_ANSWER = Duration.ofMillis(1_400);

  /// To keep the test short; silence is tested on a function with the real timeouts.
  private static final Map<String, String> SHORT_TIMEOUTS =
      Map.of(
          "AWS_MAX_ATTEMPTS", "2",
          "QUARKUS_DYNAMODB_API_CALL_ATTEMPT_TIMEOUT", "400MS",
          "QUARKUS_DYNAMODB_API_CALL_TIMEOUT", "600MS");

  private static ExecutorService threads;
  private static Future<List<String>> silence;
  private static Future<List<String>> slowness;
  private static List<Future<List<String>>> faults;

  @BeforeAll
  static void start() {
    List<Endpoint> endpoints =
        Stream.concat(Endpoints.all().stream(), Stream.of(Endpoints.signedChange())).toList();
    ProofPool.load();
    threads = Executors.newFixedThreadPool(STATIONS + 2);
    silence = threads.submit(() -> silence(endpoints));
    slowness = threads.submit(() -> slowness(endpoints));
    faults =
        IntStream.range(0, STATIONS)
            .mapToObj(station -> threads.submit(() -> faults(station, endpoints)))
            .toList();
  }

  @AfterAll
  static void stop() {
    threads.shutdownNow();
    System.out.println("Slowest recovery: " + FaultRun.slowestRecoveryMillis() + " ms");
  }

  @Test
  void faultyStoreGetsTheFamilysOwn503AndNothingLeaks() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Future<List<String>> station : faults) {
      wrong.addAll(station.get());
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void silenceOfThirtySecondsIsA503WithinTheDeadline() throws Exception {
    assertThat(silence.get()).isEmpty();
  }

  @Test
  void storeThatIsSlowInEveryCallIsA503WithinTheDeadline() throws Exception {
    assertThat(slowness.get()).isEmpty();
  }

  private static List<String> faults(int station, List<Endpoint> endpoints) {
    List<Endpoint> own =
        IntStream.range(0, endpoints.size())
            .filter(i -> i % STATIONS == station)
            .mapToObj(endpoints::get)
            .toList();
    try (Station function =
        new Station("faults-" + station, ProofPool.withIssuer(SHORT_TIMEOUTS))) {
      return FaultRun.of(function, own);
    }
  }

  private static List<String> slowness(List<Endpoint> endpoints) {
    try (Station function = new Station("slowness", ProofPool.withIssuer(Map.of()))) {
      return FaultRun.ofSlowness(function, endpoints, SLOW_ANSWER);
    }
  }

  private static List<String> silence(List<Endpoint> endpoints) {
    try (Station function = new Station("silence", ProofPool.withIssuer(Map.of()))) {
      return FaultRun.ofSilence(function, endpoints, SILENCE);
    }
  }
}
