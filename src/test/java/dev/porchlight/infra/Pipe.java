package dev.porchlight.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.porchlight.workbench.infra.Template;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.event.ruler.Ruler;

/// A pipe of the template, run as EventBridge runs it: its filter is matched by EventBridge's own
/// library, and its input template is filled in as *EventBridge Pipes input transformation* says.
record Pipe(JsonNode properties) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLACE = Pattern.compile("<\\$([.A-Za-z0-9]+)>");

  static Pipe named(String name) {
    return new Pipe(Template.INSTANCE.properties(name));
  }

  boolean takes(JsonNode streamRecord) {
    return patterns().stream().anyMatch(pattern -> matches(pattern, streamRecord));
  }

  /// Those of the filters; a pipe takes what any of them matches.
  List<String> patterns() {
    JsonNode filters = properties.path("SourceParameters").path("FilterCriteria").path("Filters");
    if (filters.isEmpty()) {
      throw new IllegalStateException("no filter");
    }
    return filters.valueStream().map(filter -> filter.path("Pattern").asText()).toList();
  }

  private static boolean matches(String pattern, JsonNode streamRecord) {
    try {
      return Ruler.matchesRule(streamRecord.toString(), pattern);
    } catch (Exception e) {
      throw new IllegalStateException("not a pattern: " + pattern, e);
    }
  }

  String detailType() {
    return bus().path("DetailType").asText();
  }

  String source() {
    return bus().path("Source").asText();
  }

  /// JSON pointers to everything that the input template takes from a record.
  List<String> places() {
    return PLACE.matcher(inputTemplate()).results().map(Pipe::pointer).toList();
  }

  /// The event's detail.
  JsonNode detail(JsonNode streamRecord) {
    String filled =
        PLACE
            .matcher(inputTemplate())
            .replaceAll(
                place -> Matcher.quoteReplacement(streamRecord.at(pointer(place)).toString()));
    try {
      return JSON.readTree(filled);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + filled, e);
    }
  }

  private JsonNode bus() {
    return properties.path("TargetParameters").path("EventBridgeEventBusParameters");
  }

  private String inputTemplate() {
    return properties.path("TargetParameters").path("InputTemplate").asText();
  }

  private static String pointer(MatchResult place) {
    return place.group(1).replace('.', '/');
  }
}
