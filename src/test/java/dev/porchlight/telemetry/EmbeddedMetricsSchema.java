package dev.porchlight.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;

/// The rules that CloudWatch publishes for its embedded metric format; it silently drops a line
/// that breaks one. Source: CloudWatch User Guide, *Specification: Embedded metric format*.
final class EmbeddedMetricsSchema {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> UNITS = Set.of("Milliseconds", "Count");
  private static final int MOST_BYTES = 1_048_576;
  private static final int MOST_METRICS = 100;
  private static final int MOST_DIMENSIONS = 30;
  private static final int MOST_VALUES = 100;
  private static final int MOST_NAME_CHARACTERS = 1_024;

  private EmbeddedMetricsSchema() {}

  /// The line as a tree, if it follows all rules.
  static JsonNode check(String line) {
    assertThat(line.length()).isLessThan(MOST_BYTES);
    assertThat(line).doesNotContain("\n");
    JsonNode tree = parse(line);
    JsonNode about = tree.path("_aws");
    assertThat(about.path("Timestamp").isIntegralNumber()).isTrue();
    assertThat(about.path("CloudWatchMetrics")).isNotEmpty();
    for (JsonNode directive : about.path("CloudWatchMetrics")) {
      checkDirective(tree, directive);
    }
    return tree;
  }

  static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + line, e);
    }
  }

  private static void checkDirective(JsonNode tree, JsonNode directive) {
    assertThat(directive.path("Namespace").asText()).isEqualTo("Porchlight");
    assertThat(directive.path("Dimensions")).isNotEmpty();
    for (JsonNode set : directive.path("Dimensions")) {
      assertThat(set.size()).isBetween(1, MOST_DIMENSIONS);
      for (JsonNode name : set) {
        String value = tree.path(name.asText()).asText("");
        assertThat(tree.path(name.asText()).isTextual()).as(name.asText()).isTrue();
        assertThat(value.length()).isBetween(1, MOST_NAME_CHARACTERS);
      }
    }
    assertThat(directive.path("Metrics").size()).isBetween(1, MOST_METRICS);
    for (JsonNode metric : directive.path("Metrics")) {
      assertThat(UNITS).contains(metric.path("Unit").asText());
      checkValues(metric.path("Name").asText(), tree.path(metric.path("Name").asText()));
    }
  }

  private static void checkValues(String name, JsonNode values) {
    if (values.isArray()) {
      assertThat(values.size()).as(name).isBetween(1, MOST_VALUES);
      values.forEach(value -> assertThat(value.isNumber()).as(name).isTrue());
    } else {
      assertThat(values.isNumber()).as(name).isTrue();
    }
  }
}
