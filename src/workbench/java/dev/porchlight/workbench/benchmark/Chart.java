package dev.porchlight.workbench.benchmark;

import java.util.List;
import java.util.Locale;

/// The results as a bar chart: one panel per figure, shorter is better.
final class Chart {
  private static final List<Result.Figure> PANELS =
      List.of(
          Result.Figure.WARM_P50,
          Result.Figure.WARM_P99,
          Result.Figure.CPU,
          Result.Figure.COLD,
          Result.Figure.RESIDENT);
  private static final int WIDTH = 760;
  private static final int BAR = 20;
  private static final int LABELS = 205;
  private static final int LONGEST = 440;

  private Chart() {}

  static String svg(List<Result> results, String caption) {
    int panel = 34 + results.size() * (BAR + 4) + 14;
    int height = 40 + PANELS.size() * panel;
    StringBuilder svg =
        new StringBuilder(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" font-size="13">
            <rect width="%d" height="%d" fill="#ffffff"/>
            <text x="16" y="24" fill="#666">%s</text>
            """
                .formatted(WIDTH, height, WIDTH, height, caption));
    int y = 40;
    for (Result.Figure figure : PANELS) {
      append(svg, results, figure, y);
      y += panel;
    }
    return svg.append("</svg>\n").toString();
  }

  private static void append(StringBuilder svg, List<Result> results, Result.Figure figure, int y) {
    double most = results.stream().mapToDouble(r -> r.get(figure)).max().orElse(1);
    svg.append(
        "<text x=\"16\" y=\"%d\" font-weight=\"bold\" fill=\"#222\">%s</text>%n"
            .formatted(y + 18, figure.label()));
    int top = y + 28;
    for (Result result : results) {
      double value = result.get(figure);
      int length = (int) Math.max(2, value / most * LONGEST);
      String color = result.name().equals("Porchlight, native") ? "#e0a000" : "#9aa4b0";
      svg.append(
          String.format(
              Locale.ROOT,
              """
              <text x="16" y="%d" fill="#222">%s</text>
              <rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>
              <text x="%d" y="%d" fill="#222">%.2f</text>
              """,
              top + 15,
              result.name(),
              LABELS,
              top,
              length,
              BAR,
              color,
              LABELS + length + 6,
              top + 15,
              value));
      top += BAR + 4;
    }
  }
}
