package dev.porchlight.telemetry;

/// One line in CloudWatch's embedded metric format. Every metric is written for the stage, for the
/// stage and the first dimension, and for the stage and all dimensions.
///
/// Source: CloudWatch User Guide, *Specification: Embedded metric format*.
final class EmbeddedMetrics {
  private static final String NAMESPACE = "Porchlight";
  private static final String STAGE = "Stage";

  private final JsonLine members = new JsonLine();
  private final StringBuilder set = new StringBuilder(48).append("[\"" + STAGE + "\"");
  private final StringBuilder sets = new StringBuilder(96).append("[[\"" + STAGE + "\"]");
  private final StringBuilder metrics = new StringBuilder(192);

  EmbeddedMetrics(String stage) {
    members.text(STAGE, stage);
  }

  EmbeddedMetrics dimension(String name, String value) {
    members.text(name, value);
    set.append(",\"").append(name).append('"');
    sets.append(',').append(set).append(']');
    return this;
  }

  /// Times, if there are any.
  EmbeddedMetrics times(String name, Values nanos) {
    if (nanos.size() > 0) {
      members.millis(name, nanos);
      metric(name, "Milliseconds");
    }
    return this;
  }

  /// A count, if it is not zero.
  EmbeddedMetrics count(String name, long count) {
    if (count > 0) {
      members.number(name, count);
      metric(name, "Count");
    }
    return this;
  }

  /// The line.
  String at(long epochMillis) {
    String about =
        "{\"Timestamp\":%d,\"CloudWatchMetrics\":[{\"Namespace\":\"%s\",\"Dimensions\":%s],\"Metrics\":[%s]}]}"
            .formatted(epochMillis, NAMESPACE, sets, metrics);
    return members.json("_aws", about).done();
  }

  private void metric(String name, String unit) {
    if (metrics.length() > 0) {
      metrics.append(',');
    }
    metrics.append("{\"Name\":\"").append(name).append("\",\"Unit\":\"").append(unit).append("\"}");
  }
}
