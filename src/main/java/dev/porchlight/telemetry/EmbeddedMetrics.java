package dev.porchlight.telemetry;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// One line in CloudWatch's embedded metric format. Every metric is written for the stage, for the
/// stage and the first dimension, and for the stage and all dimensions.
///
/// Source: CloudWatch User Guide, *Specification: Embedded metric format*.
final class EmbeddedMetrics {
  private static final String NAMESPACE = "Porchlight";

  private final List<Dimension> dimensions = new ArrayList<>(3);
  private final List<Metric> metrics = new ArrayList<>(6);

  private record Dimension(String name, String value) {}

  private sealed interface Metric {
    String name();

    record Times(String name, Values nanos) implements Metric {}

    record Count(String name, long count) implements Metric {}
  }

  EmbeddedMetrics(String stage) {
    dimensions.add(new Dimension("Stage", stage));
  }

  EmbeddedMetrics dimension(String name, String value) {
    dimensions.add(new Dimension(name, value));
    return this;
  }

  /// Adds times, if there are any.
  EmbeddedMetrics times(String name, Values nanos) {
    if (nanos.size() > 0) {
      metrics.add(new Metric.Times(name, nanos));
    }
    return this;
  }

  /// Adds a count, if it is not zero.
  EmbeddedMetrics count(String name, long count) {
    if (count > 0) {
      metrics.add(new Metric.Count(name, count));
    }
    return this;
  }

  /// The line, with this timestamp.
  String at(long epochMillis) {
    return JsonLine.of(json -> {
      for (Dimension dimension : dimensions) {
        json.writeStringField(dimension.name(), dimension.value());
      }
      for (Metric metric : metrics) {
        json.writeFieldName(metric.name());
        writeValue(json, metric);
      }
      json.writeObjectFieldStart("_aws");
      json.writeNumberField("Timestamp", epochMillis);
      json.writeArrayFieldStart("CloudWatchMetrics");
      writeDirective(json);
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private static void writeValue(JsonGenerator json, Metric metric) throws IOException {
    switch (metric) {
      case Metric.Count(_, long count) -> json.writeNumber(count);
      case Metric.Times(_, Values nanos) -> {
        json.writeStartArray();
        for (int i = 0; i < nanos.size(); i++) {
          JsonLine.writeMillis(json, nanos.at(i));
        }
        json.writeEndArray();
      }
    }
  }

  /// Tells CloudWatch which members are metrics, and with which dimensions.
  private void writeDirective(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("Namespace", NAMESPACE);
    json.writeArrayFieldStart("Dimensions");
    for (int size = 1; size <= dimensions.size(); size++) {
      json.writeStartArray();
      for (Dimension dimension : dimensions.subList(0, size)) {
        json.writeString(dimension.name());
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("Metrics");
    for (Metric metric : metrics) {
      json.writeStartObject();
      json.writeStringField("Name", metric.name());
      json.writeStringField("Unit", unit(metric));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String unit(Metric metric) {
    return switch (metric) {
      case Metric.Times _ -> "Milliseconds";
      case Metric.Count _ -> "Count";
    };
  }
}
