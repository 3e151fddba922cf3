package dev.porchlight.workbench.proof;

import java.util.Arrays;

/// Many durations, in milliseconds.
final class Durations {
  private double[] values = new double[1 << 16];
  private int count;

  void add(double millis) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count] = millis;
    count++;
  }

  int count() {
    return count;
  }

  /// @param share such as 0.99
  double percentile(double share) {
    double[] sorted = sorted();
    return sorted[(int) Math.min(count - 1L, (long) (count * share))];
  }

  double mean() {
    return Arrays.stream(values, 0, count).average().orElseThrow();
  }

  /// The mean of the middle 80 %, so that what a noisy neighbour does to a few calls does not
  /// count.
  double trimmedMean() {
    return Arrays.stream(sorted(), count / 10, count - count / 10).average().orElseThrow();
  }

  /// The standard error of [#trimmedMean()].
  double trimmedError() {
    double[] middle = Arrays.copyOfRange(sorted(), count / 10, count - count / 10);
    double mean = trimmedMean();
    double squares = Arrays.stream(middle).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / middle.length / middle.length);
  }

  private double[] sorted() {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
