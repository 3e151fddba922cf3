package dev.porchlight.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class TelemetryTest {
  private static final Instant START = Instant.parse("2026-11-20T09:30:00Z");
  private static final Duration SLOW = Duration.ofMillis(500);
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final String CHECK = "POST /api/v3/check-session-status";

  private enum FamilyError {
    SIGNATURE_WRONG,
    USER_UNKNOWN,
    STORE_UNAVAILABLE
  }

  private final List<String> lines = new ArrayList<>();
  private long nowNanos;
  private final Telemetry telemetry =
      new Telemetry(
          SLOW,
          Optional.of(new Metrics("prod", INTERVAL, () -> START.plusNanos(nowNanos), lines::add)),
          lines::add,
          () -> nowNanos);

  @Test
  void firstRequestIsWrittenImmediatelyAsTheGoldenLines() {
    ObservedRequest request = begin("id-1");
    request.checked(true);
    pass(Duration.ofNanos(613_499));
    telemetry.end(request, true);
    assertThat(lines)
        .containsExactly(
            """
            {"Stage":"prod","Family":"genauth","Operation":"POST /api/v3/check-session-status",\
            "Latency":[0.613],"Checks":1,"LiveAnswers":1,"_aws":{"Timestamp":1795167000000,\
            "CloudWatchMetrics":[{"Namespace":"Porchlight","Dimensions":[["Stage"],["Stage","Family"],\
            ["Stage","Family","Operation"]],"Metrics":[{"Name":"Latency","Unit":"Milliseconds"},\
            {"Name":"Checks","Unit":"Count"},{"Name":"LiveAnswers","Unit":"Count"}]}]}}\
            """,
            """
            {"Stage":"prod","ColdStarts":1,"_aws":{"Timestamp":1795167000000,\
            "CloudWatchMetrics":[{"Namespace":"Porchlight","Dimensions":[["Stage"]],\
            "Metrics":[{"Name":"ColdStarts","Unit":"Count"}]}]}}\
            """);
    lines.forEach(EmbeddedMetricsSchema::check);
  }

  @Test
  void changeIsOneLineHoweverItEnds() {
    change("id-1", _ -> {});
    change("id-2", request -> request.endsWith(503, FamilyError.STORE_UNAVAILABLE));
    change("id-3", request -> request.endsWith(401, FamilyError.SIGNATURE_WRONG));
    change("id-4", request -> request.endsWith(404, FamilyError.USER_UNKNOWN));
    assertThat(lines.stream().filter(line -> line.contains("\"event\":\"change\"")))
        .containsExactly(
            """
            {"level":"INFO","event":"change","requestId":"id-1","family":"genauth",\
            "operation":"POST /api/v3/check-session-status","outcome":"answered",\
            "userPool":"pool","caller":"key"}\
            """,
            """
            {"level":"INFO","event":"change","requestId":"id-2","family":"genauth",\
            "operation":"POST /api/v3/check-session-status","outcome":"store_unavailable",\
            "userPool":"pool","caller":"key"}\
            """);
  }

  @Test
  void changeOfNobodyThatWasVerifiedIsNoLine() {
    ObservedRequest request = begin("id-1");
    request.changes();
    request.endsWith(503, FamilyError.STORE_UNAVAILABLE);
    telemetry.end(request, true);
    assertThat(lines).noneMatch(line -> line.contains("\"event\":\"change\""));
  }

  private void change(String id, Consumer<ObservedRequest> ending) {
    ObservedRequest request = begin(id);
    request.changes();
    request.isBy("pool", "key");
    ending.accept(request);
    telemetry.end(request, true);
  }

  @Test
  void nothingIsWrittenUntilTheIntervalIsOver() {
    answer(Duration.ofMillis(1));
    lines.clear();
    for (int i = 0; i < 4; i++) {
      pass(Duration.ofSeconds(3).minusMillis(1));
      answer(Duration.ofMillis(1));
    }
    assertThat(lines).hasSize(1);
    assertThat(EmbeddedMetricsSchema.check(lines.getFirst()).path("Latency")).hasSize(4);
  }

  @Test
  void hundredRequestsAreWrittenBeforeTheIntervalIsOver() {
    answer(Duration.ofMillis(1));
    lines.clear();
    for (int i = 0; i < 250; i++) {
      answer(Duration.ofMillis(1));
    }
    assertThat(lines).hasSize(2);
    lines.forEach(
        line -> assertThat(EmbeddedMetricsSchema.check(line).path("Latency")).hasSize(Values.MOST));
  }

  @Test
  void metricsPendingWhenTheEnvironmentFrozeKeepTheirOwnTime() {
    answer(Duration.ofMillis(1));
    pass(Duration.ofSeconds(1));
    answer(Duration.ofMillis(1));
    lines.clear();
    pass(Duration.ofMinutes(7));
    answer(Duration.ofMillis(1));
    assertThat(lines.stream().map(TelemetryTest::time))
        .containsExactly(
            START.plusMillis(1_002).toEpochMilli(), START.plusMillis(421_003).toEpochMilli());
  }

  @Test
  void pendingMetricsAreWrittenAtTheEnd() {
    answer(Duration.ofMillis(1));
    answer(Duration.ofMillis(1));
    lines.clear();
    telemetry.flush();
    telemetry.flush();
    assertThat(lines).hasSize(1);
  }

  @Test
  void busyStoreIsOneWarningAndNoFailure() {
    answer(Duration.ofMillis(1));
    lines.clear();
    ObservedRequest request = begin("id-3");
    request.failed(new FailureNote("StoreBusyException", "busy", null, null));
    request.endsWith(503, FamilyError.SIGNATURE_WRONG);
    request.findsTheStoreBusy();
    telemetry.end(request, true);
    telemetry.flush();
    assertThat(lines.getFirst()).contains("\"level\":\"WARN\",\"event\":\"store_busy\"");
    assertThat(lines).noneMatch(line -> line.contains("Failures"));
  }

  @Test
  void deniedRequestIsOneLineAndOneCountOfItsReason() {
    answer(Duration.ofMillis(1));
    lines.clear();
    ObservedRequest request = begin("id-2");
    request.endsWith(401, FamilyError.SIGNATURE_WRONG);
    telemetry.end(request, true);
    telemetry.flush();
    assertThat(lines.getFirst())
        .isEqualTo(
            """
            {"level":"WARN","event":"denied","requestId":"id-2","family":"genauth",\
            "operation":"POST /api/v3/check-session-status","outcome":"denied",\
            "reason":"signature_wrong","durationMs":0.000,"storeMs":0.000,"storeCalls":0,\
            "coldStart":false}\
            """);
    JsonNode denied = EmbeddedMetricsSchema.check(lines.getLast());
    assertThat(denied.path("Denied").asInt()).isEqualTo(1);
    assertThat(denied.path("Reason").asText()).isEqualTo("signature_wrong");
    assertThat(denied.at("/_aws/CloudWatchMetrics/0/Dimensions"))
        .hasToString("[[\"Stage\"],[\"Stage\",\"Family\"],[\"Stage\",\"Family\",\"Reason\"]]");
  }

  @Test
  void outageIsAnErrorWithTheStoreTimeAndSurvivesQuotes() {
    ObservedRequest request = begin("id-3");
    telemetry.storeFailed(Duration.ofMillis(4).toNanos());
    request.endsWith(503, FamilyError.STORE_UNAVAILABLE);
    request.failed(new FailureNote("Outage", "said \"no\"\n\\", null, "Cause"));
    telemetry.end(request, true);
    assertThat(lines.getFirst()).doesNotContain("\n");
    JsonNode line = EmbeddedMetricsSchema.parse(lines.getFirst());
    assertThat(line.path("level").asText()).isEqualTo("ERROR");
    assertThat(line.path("event").asText()).isEqualTo("store_unavailable");
    assertThat(line.path("storeMs").asDouble()).isEqualTo(4.0);
    assertThat(line.path("storeCalls").asInt()).isEqualTo(1);
    assertThat(line.path("message").asText()).isEqualTo("said \"no\"\n\\");
    assertThat(line.path("cause").asText()).isEqualTo("Cause");
    JsonNode metrics = EmbeddedMetricsSchema.check(lines.get(1));
    assertThat(metrics.path("StoreErrors").asInt()).isEqualTo(1);
    assertThat(metrics.path("Failures").asInt()).isEqualTo(1);
    assertThat(metrics.path("StoreTime").path(0).asDouble()).isEqualTo(4.0);
  }

  @Test
  void storeCallsBelongToTheCurrentRequest() {
    telemetry.storeFailed(Duration.ofMillis(9).toNanos());
    assertThat(telemetry.requestNanos()).isZero();
    ObservedRequest first = begin("id-8");
    telemetry.storeAnswered(2);
    telemetry.storeFailed(3);
    pass(Duration.ofMillis(7));
    assertThat(telemetry.requestNanos()).isEqualTo(Duration.ofMillis(7).toNanos());
    ObservedRequest second = begin("id-9");
    assertThat(telemetry.requestNanos()).isZero();
    assertThat(first.storeNanos()).isEqualTo(5);
    assertThat(first.storeCalls()).isEqualTo(2);
    assertThat(first.storeErrors()).isEqualTo(1);
    assertThat(second.storeCalls()).isZero();
  }

  @Test
  void refusedRequestIsCountedButWritesNoLine() {
    ObservedRequest request = begin("id-4");
    request.endsWith(404, FamilyError.USER_UNKNOWN);
    telemetry.end(request, true);
    assertThat(lines).noneMatch(line -> line.contains("requestId"));
    assertThat(EmbeddedMetricsSchema.check(lines.getFirst()).path("Latency")).hasSize(1);
  }

  @Test
  void slowRequestIsOneLine() {
    answer(SLOW.minusNanos(1));
    assertThat(lines).noneMatch(line -> line.contains("requestId"));
    answer(SLOW);
    assertThat(EmbeddedMetricsSchema.parse(lines.getLast()).path("event").asText())
        .isEqualTo("slow");
  }

  @Test
  void lostRequestIsReportedOnce() {
    ObservedRequest request = begin("id-5");
    telemetry.end(request, false);
    telemetry.lost(request, "ConnectionClosed");
    telemetry.lost(telemetry.begin("id-6"), "JsonParseException");
    List<String> lost = lines.stream().filter(line -> line.contains("\"lost\"")).toList();
    assertThat(lost).hasSize(2);
    assertThat(lost.getLast()).contains("id-6", "\"operation\":\"unknown\"", "JsonParseException");
  }

  @Test
  void everyStatusHasAnOutcome() {
    assertThat(Outcome.ofError(400)).isEqualTo(Outcome.REFUSED);
    assertThat(Outcome.ofError(401)).isEqualTo(Outcome.DENIED);
    assertThat(Outcome.ofError(403)).isEqualTo(Outcome.DENIED);
    assertThat(Outcome.ofError(404)).isEqualTo(Outcome.REFUSED);
    assertThat(Outcome.ofError(500)).isEqualTo(Outcome.FAULT);
    assertThat(Outcome.ofError(501)).isEqualTo(Outcome.REFUSED);
    assertThat(Outcome.ofError(503)).isEqualTo(Outcome.STORE_UNAVAILABLE);
  }

  @Test
  void withoutMetricsNothingIsCounted() {
    Telemetry silent = Telemetry.withoutMetrics(SLOW, lines::add);
    silent.end(silent.begin("id-7"), true);
    silent.flush();
    assertThat(lines).isEmpty();
  }

  /// Measured: see `docs/decisions/0022-metrics-are-gathered.md`.
  @Test
  void requestCostsLessThanAKilobyteOfGarbage() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int requests = 20_000;
    for (int i = 0; i < requests; i++) {
      answer(Duration.ofMillis(1));
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < requests; i++) {
      answer(Duration.ofMillis(1));
    }
    long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / requests;

    assertThat(bytes).isLessThan(1_024);
  }

  private void answer(Duration duration) {
    ObservedRequest request = begin("id");
    pass(duration);
    telemetry.end(request, true);
  }

  private ObservedRequest begin(String id) {
    ObservedRequest request = telemetry.begin(id);
    request.isOf("genauth");
    request.reached(CHECK);
    return request;
  }

  private void pass(Duration duration) {
    nowNanos += duration.toNanos();
  }

  private static long time(String line) {
    return StreamSupport.stream(EmbeddedMetricsSchema.check(line).path("_aws").spliterator(), false)
        .filter(JsonNode::isNumber)
        .findFirst()
        .orElseThrow()
        .asLong();
  }
}
