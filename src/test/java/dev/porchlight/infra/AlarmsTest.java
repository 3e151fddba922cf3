package dev.porchlight.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.porchlight.workbench.infra.Route;
import dev.porchlight.workbench.infra.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every alarm reaches somebody and says what to do; alarms and dashboard show metrics that exist.
class AlarmsTest {
  private static final Template TEMPLATE = Template.INSTANCE;
  private static final Map<String, JsonNode> ALARMS = TEMPLATE.ofType("AWS::CloudWatch::Alarm");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

  @Test
  void operatorsDocumentListsExactlyTheAlarms() throws IOException {
    assertThat(rows(section("docs/operations.md", "Alarms")))
        .containsExactlyInAnyOrderElementsOf(ALARMS.keySet());
  }

  @Test
  void everyAlarmNotifiesTheTopicWhenItGoesOffAndWhenItClears() {
    assertThat(ALARMS)
        .hasSizeGreaterThan(10)
        .allSatisfy((name, alarm) -> {
          JsonNode properties = alarm.path("Properties");
          for (String actions : Set.of("AlarmActions", "OKActions")) {
            assertThat(properties.path(actions).toString())
                .isEqualTo("[[\"MakesAlarmTopic\",\"AlarmsTopic\",\"AlarmTopic\"]]");
          }
          assertThat(properties.path("AlarmDescription").asText())
              .endsWith("What to do: docs/operations.md, " + name + ".");
          assertThat(properties.path("TreatMissingData").asText()).isEqualTo("notBreaching");
        });
  }

  @Test
  void deploymentsAreRolledBackByExistingAlarms() {
    for (String function : Set.of(Route.READER, Route.WRITER)) {
      JsonNode deployment = TEMPLATE.properties(function).path("DeploymentPreference");
      assertThat(ALARMS)
          .containsKeys(Template.texts(deployment.path("Alarms")).toArray(String[]::new));
    }
  }

  @Test
  void ourOwnMetricsAreTheDocumentedOnes() throws IOException {
    Set<String> known = rows(section("docs/observability.md", "Metrics"));
    assertThat(known).contains("Checks", "Denied", "StoreErrors");
    assertThat(known).containsAll(ourMetrics().toList());
    assertThat(ourMetrics()).contains("Failures", "StoreErrors", "Denied", "Latency");
  }

  @Test
  void dashboardIsJsonAndItsWidgetsDoNotOverlap() throws IOException {
    JsonNode widgets = new ObjectMapper().readTree(dashboard()).path("widgets");
    assertThat(widgets).hasSizeGreaterThan(6);
    Set<String> places =
        Template.elements(widgets).stream()
            .map(widget -> widget.path("x").asInt() + "," + widget.path("y").asInt())
            .collect(Collectors.toSet());
    assertThat(places).hasSameSizeAs(widgets);
  }

  @Test
  void dashboardIsInTheOperatorsDocument() throws IOException {
    String document = section("docs/operations.md", "The dashboard");
    for (JsonNode widget : new ObjectMapper().readTree(dashboard()).path("widgets")) {
      assertThat(document).contains(widget.path("properties").path("title").asText());
    }
  }

  /// The metrics that alarms watch, and those that the dashboard shows.
  private static Stream<String> ourMetrics() {
    Stream<String> ofAlarms =
        ALARMS.values().stream()
            .flatMap(alarm -> alarm.findParents("MetricName").stream())
            .filter(metric -> metric.path("Namespace").asText().equals("Porchlight"))
            .map(metric -> metric.path("MetricName").asText());
    Matcher shown =
        Pattern.compile("\"Porchlight\", \"(\\w+)\"|\\{Porchlight[^}]*} MetricName=\\\\\"(\\w+)")
            .matcher(dashboard());
    Stream<String> ofDashboard =
        shown.results().map(m -> m.group(1) == null ? m.group(2) : m.group(1));
    return Stream.concat(ofAlarms, ofDashboard);
  }

  private static String dashboard() {
    return TEMPLATE.properties("Dashboard").path("DashboardBody").path(0).asText();
  }

  private static Set<String> rows(String text) {
    return ROW.matcher(text).results().map(row -> row.group(1)).collect(Collectors.toSet());
  }

  private static String section(String file, String title) throws IOException {
    String document = Files.readString(Path.of(file));
    int from = document.indexOf("\n## " + title + "\n");
    assertThat(from).as(title).isPositive();
    int to = document.indexOf("\n## ", from + 1);
    return document.substring(from, to < 0 ? document.length() : to);
  }
}
