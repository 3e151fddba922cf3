package dev.porchlight.workbench.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The stand-ins turn the recorded request into the same event as AWS did.
class RecordedEventsTest {
  private static final String TARGET =
      "/capture/space%20value?repeat=one&repeat=two"
          + "&redirect=https%3A%2F%2Fexample.com%2Fa%2Fb&literalPlus=a+b&encodedPlus=a%2Bb&empty=";

  /// Ids, addresses and times: these differ from event to event.
  private static final List<String> CHANGING_HEADERS =
      List.of("host", "x-amzn-trace-id", "x-forwarded-for");

  private static final List<String> CHANGING_CONTEXT =
      List.of("accountId", "apiId", "domainName", "domainPrefix", "requestId", "time", "timeEpoch");

  /// AWS left these out; the program that recorded the events wrote them as empty.
  private static final List<String> EMPTY_CONTEXT = List.of("authentication", "authorizer");

  private static final List<String> EMPTY = List.of("pathParameters", "stageVariables");

  private final DeliveredEvents delivered = new DeliveredEvents(RouteMatching.AS_SENT);

  @AfterEach
  void stop() {
    delivered.close();
  }

  @Test
  void httpApiDeliversTheRecordedEvent() throws Exception {
    JsonNode event = delivered.of(request(delivered.httpApi(TARGET)));
    assertSame(event, recorded("apigwv2.json"));
    assertThat(event.at("/requestContext/domainName").asText()).contains(".execute-api.");
  }

  @Test
  void functionUrlDeliversTheRecordedEvent() throws Exception {
    JsonNode event = delivered.of(request(delivered.functionUrl(TARGET)));
    assertSame(event, recorded("functionurl.json"));
    assertThat(event.at("/requestContext/domainName").asText()).contains(".lambda-url.");
  }

  private static HttpRequest.Builder request(URI uri) {
    String body = "{\"message\":\"hello from the public internet\",\"unicode\":\"lambda-λ\"}";
    return HttpRequest.newBuilder(uri)
        .header("Accept", "*/*")
        .header("Content-Type", "application/json")
        .header("Cookie", "session=abc123; theme=dark")
        .header("User-Agent", "curl/8.7.1")
        .header("X-Voker-Probe", "first")
        .header("X-Voker-Probe", "second")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static void assertSame(JsonNode event, JsonNode recorded) {
    CHANGING_HEADERS.forEach(
        name -> assertThat(event.at("/headers/" + name).asText()).as(name).isNotEmpty());
    CHANGING_CONTEXT.forEach(
        name -> assertThat(event.at("/requestContext/" + name).asText()).as(name).isNotEmpty());
    assertThat(event.at("/requestContext/time").asText())
        .matches("\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000");
    assertThat(event.at("/requestContext/domainName")).isEqualTo(event.at("/headers/host"));
    assertThat(comparable(event)).isEqualTo(comparable(recorded));
  }

  private static JsonNode comparable(JsonNode event) {
    ObjectNode copy = event.deepCopy();
    copy.remove(EMPTY);
    copy.withObjectProperty("headers").remove(CHANGING_HEADERS);
    ObjectNode context = copy.withObjectProperty("requestContext");
    context.remove(CHANGING_CONTEXT).remove(EMPTY_CONTEXT);
    context.withObjectProperty("http").remove("sourceIp");
    return copy;
  }

  private static JsonNode recorded(String file) throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            RecordedEventsTest.class.getResourceAsStream("/gateway-events/" + file))) {
      return new ObjectMapper().readTree(in);
    }
  }
}
