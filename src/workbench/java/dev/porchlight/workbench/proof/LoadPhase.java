package dev.porchlight.workbench.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Calls one function without a pause for some time, and watches its memory.
final class LoadPhase {
  private static final int SAMPLES = 20;

  /// The first tenth, in which caches fill, counts for neither memory nor time.
  private static final int WARM_UP_SHARE = 10;

  /// A higher ratio of the samples' last third to their first is growth.
  private static final double MOST_GROWTH = 1.05;

  private final String name;
  private final Duration time;
  private final Durations calls = new Durations();
  private final List<Long> residentKb = new ArrayList<>();
  private long wrong;
  private double seconds;

  LoadPhase(String name, Duration time) {
    this.name = name;
    this.time = time;
  }

  /// One call: its milliseconds, or a negative number if the answer was wrong.
  interface Step {
    double millis(LambdaFunction function, int i);
  }

  void run(LambdaFunction function, Step step) {
    long start = System.nanoTime();
    long warm = start + time.toNanos() / WARM_UP_SHARE;
    long end = start + time.toNanos();
    long sample = warm;
    int i = 0;
    for (long now = start; now < end; now = System.nanoTime()) {
      double millis = step.millis(function, i++);
      wrong += millis < 0 ? 1 : 0;
      if (now >= warm) {
        calls.add(millis);
      }
      if (now >= sample) {
        residentKb.add(function.memory().resident());
        sample += (end - warm) / SAMPLES;
      }
    }
    residentKb.add(function.memory().resident());
    seconds = (System.nanoTime() - warm) / 1e9;
  }

  Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("what", name);
    summary.put("seconds", Math.round(seconds));
    summary.put("calls", calls.count());
    summary.put("callsPerSecond", Math.round(calls.count() / seconds));
    summary.put("wrong", wrong);
    summary.put("p50Millis", rounded(calls.percentile(0.5)));
    summary.put("p99Millis", rounded(calls.percentile(0.99)));
    summary.put("p999Millis", rounded(calls.percentile(0.999)));
    summary.put("slowestMillis", rounded(calls.percentile(1)));
    summary.put("residentKb", residentKb);
    summary.put("memoryIsFlat", isFlat());
    return summary;
  }

  boolean passed() {
    return wrong == 0 && isFlat();
  }

  private boolean isFlat() {
    int third = residentKb.size() / 3;
    double first = mean(residentKb.subList(0, third));
    double last = mean(residentKb.subList(residentKb.size() - third, residentKb.size()));
    return last <= first * MOST_GROWTH;
  }

  private static double mean(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).average().orElseThrow();
  }

  private static double rounded(double millis) {
    return Math.round(millis * 1_000) / 1_000.0;
  }
}
