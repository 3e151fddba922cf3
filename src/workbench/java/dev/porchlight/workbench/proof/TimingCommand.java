package dev.porchlight.workbench.proof;

import dev.porchlight.workbench.benchmark.RuntimeApi;
import dev.porchlight.workbench.local.Function;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// `make timing`: whether the time that a refusal takes tells a known access key from an unknown
/// one. The two are tried in random order, so that nothing else differs between them.
public final class TimingCommand {
  private static final int WARM_UP = 2_000;

  private TimingCommand() {}

  /// Arguments: calls of each kind, and the commit being measured.
  public static void main(String[] arguments) throws IOException {
    int calls = Integer.parseInt(arguments[0]);
    Endpoint check = Endpoints.all().getFirst();
    Signer known = new Signer(ProofPool.KEY, "not-the-secret-of-this-key");
    Signer unknown = new Signer("proof-yek", "not-the-secret-of-this-key");
    try (LambdaFunction function = LambdaFunction.start(Function.Kind.NATIVE, "function-timing")) {
      Results results = new Results(arguments[1], "make timing TIMINGS=" + calls);
      results.with(
          "signature",
          compare(function, calls, known.sign(check.request()), unknown.sign(check.request())));
      results.with(
          "token",
          compare(
              function,
              calls,
              check.request().with("Authorization", token(ProofPool.KEY)),
              check.request().with("Authorization", token("proof-yek"))));
      results.write("timing.json");
    }
    System.exit(0); // The store's threads would keep running.
  }

  private static String token(String key) {
    return "Bearer "
        + ProofPool.token(
            ProofPool.key(key, "not-the-secret-of-this-key", ProofPool.POOL), Instant.now());
  }

  private static Map<String, Object> compare(
      LambdaFunction function, int calls, ProofRequest known, ProofRequest unknown) {
    Random random = new Random(1);
    Durations ofKnown = new Durations();
    Durations ofUnknown = new Durations();
    byte[] knownEvent = LambdaEvent.of(known);
    byte[] unknownEvent = LambdaEvent.of(unknown);
    for (int i = 0; i < 2 * (calls + WARM_UP); i++) {
      boolean isKnown = random.nextBoolean();
      RuntimeApi.Call call = function.call(isKnown ? knownEvent : unknownEvent);
      if (!call.body().contains("\\\"statusCode\\\":401")) {
        throw new IllegalStateException(call.body());
      }
      if (i >= 2 * WARM_UP) {
        (isKnown ? ofKnown : ofUnknown).add(call.millis());
      }
    }
    double difference = ofKnown.trimmedMean() - ofUnknown.trimmedMean();
    double error = Math.hypot(ofKnown.trimmedError(), ofUnknown.trimmedError());
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("callsOfAKnownKey", ofKnown.count());
    summary.put("callsOfAnUnknownKey", ofUnknown.count());
    summary.put("knownMedianMicros", micros(ofKnown.percentile(0.5)));
    summary.put("unknownMedianMicros", micros(ofUnknown.percentile(0.5)));
    summary.put("differenceOfTrimmedMeansMicros", micros(difference));
    summary.put("standardErrorMicros", micros(error));
    summary.put("standardErrorsApart", Math.round(Math.abs(difference / error) * 100) / 100.0);
    return summary;
  }

  private static double micros(double millis) {
    return Math.round(millis * 100_000) / 100.0;
  }
}
