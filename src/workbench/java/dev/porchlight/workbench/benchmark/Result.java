package dev.porchlight.workbench.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The figures of one target: medians over its runs, and percentiles over all its warm calls.
record Result(String name, Map<Figure, Double> figures) {
  /// What is measured.
  enum Figure {
    INIT("init ms"),
    FIRST("first ms"),
    COLD("cold ms"),
    WARM_P50("warm p50 ms"),
    WARM_P99("warm p99 ms"),
    CPU("CPU ms"),
    RESIDENT("resident MB"),
    BINARY("binary MB");

    private final String label;

    Figure(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  static Result of(Target target, List<Run> runs) {
    List<Double> warm = runs.stream().flatMap(run -> run.warmMillis().stream()).toList();
    Map<Figure, Double> figures = new LinkedHashMap<>();
    figures.put(Figure.INIT, percentile(runs.stream().map(Run::initMillis).toList(), 50));
    figures.put(Figure.FIRST, percentile(runs.stream().map(Run::firstMillis).toList(), 50));
    figures.put(Figure.COLD, percentile(runs.stream().map(Run::coldMillis).toList(), 50));
    figures.put(Figure.WARM_P50, percentile(warm, 50));
    figures.put(Figure.WARM_P99, percentile(warm, 99));
    figures.put(Figure.CPU, percentile(runs.stream().map(Run::cpuMillis).toList(), 50));
    figures.put(
        Figure.RESIDENT, percentile(runs.stream().map(Run::residentMegabytes).toList(), 50));
    figures.put(Figure.BINARY, size(target.binary()) / 1e6);
    return new Result(target.name(), figures);
  }

  double get(Figure figure) {
    return figures.getOrDefault(figure, Double.NaN);
  }

  private static double percentile(List<Double> values, int percent) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  private static long size(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
