package dev.porchlight.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests read from captured events, as AWS delivered them.
class RequestTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  @ParameterizedTest
  @ValueSource(strings = {"apigwv2", "functionurl"})
  void sameRequestIsReadAlikeFromBothEventSources(String capture) throws Exception {
    Request request = TestRequests.of(captured(capture));
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path().text(0)).contains("capture");
    assertThat(request.path().text(1)).contains("space value");
    assertThat(request.path().routed()).isEqualTo("/capture/~");
    assertThat(request.path().spellings()).contains("/capture/space%20value");
    assertThat(request.route().isChosen()).isFalse();
    assertThat(request.query())
        .startsWith("repeat=one&repeat=two&redirect=https%3A%2F%2Fexample.com%2Fa%2Fb")
        .contains("literalPlus=a+b&encodedPlus=a%2Bb&empty=");
    assertThat(request.header("x-voker-probe")).contains("first,second");
    assertThat(request.cookie("session")).contains("abc123");
    assertThat(request.cookie("theme")).contains("dark");
    assertThat(request.cookie("them")).isEmpty();
    assertThat(request.hasBody()).isTrue();
    assertThat(request.body()).contains("\"lambda-λ\"");
    assertThat(request.family()).isEmpty();
  }

  private static final String SESSION = "/v1/users/{userId}/sessions/{sessionId}";

  @ParameterizedTest
  @CsvSource({
    "DELETE /v1/users/{userId}/sessions/{sessionId}, a|b, s, true",
    "DELETE /v1/users/{userId}/sessions/{sessionId}, a%7Cb, s, true",
    "DELETE /v1/users/{userId}/sessions/{sessionId}, a%7cb, s, true",
    "DELETE /v1/users/{userId}/sessions/{sessionId}, a|b, s?x, false",
    "DELETE /v1/users/{userId}/sessions/{sessionId}, a, s, false",
    "DELETE /v1/users/{userId}/sessions/{sessionId}, a%257Cb, s, false",
    "DELETE /v1/users/{userId}/sessions/{sessionId}, '', s, false",
    "GET /v1/users/{userId}/sessions/{sessionId}, a|b, s, false",
    "DELETE /v1/users/{userId}/sessions, a|b, s, false",
    "ANY /{proxy+}, a|b, s, false",
    "$default, a|b, s, false"
  })
  void operationIsReachedOnlyByItsOwnRouteWithItsParameters(
      String route, String userId, String sessionId, boolean alike) throws Exception {
    Request request = reached("/v1/users/a|b/sessions/s", route);
    assertThat(request.route().leadsTo(request.operation(), request.path())).isFalse();
    APIGatewayV2HTTPEvent event = event("/v1/users/a|b/sessions/s", route);
    event.setPathParameters(Map.of("userId", userId, "sessionId", sessionId));
    Request read = TestRequests.of(event);
    read.reached(Operation.of("DELETE", SESSION, RequestTest.class));
    assertThat(read.route().leadsTo(read.operation(), read.path())).isEqualTo(alike);
  }

  @Test
  void functionUrlHasNoRoutesToDifferFrom() {
    Request request = TestRequests.asSent("/v1/users/a%2Fb/sessions/s");
    request.reached(Operation.of("DELETE", SESSION, RequestTest.class));
    assertThat(request.route().leadsTo(request.operation(), request.path())).isTrue();
    assertThat(request.route().isChosen()).isFalse();
  }

  /// Only AWS chooses that name; a route shows an HTTP API in any case.
  @Test
  void eventWithARouteIsNoFunctionUrls() throws Exception {
    APIGatewayV2HTTPEvent event = event("/v1/apps/a%41", "PUT /v1/apps/{appId}");
    event.getRequestContext().setDomainName("x.lambda-url.us-east-1.on.aws");
    Request request = TestRequests.of(event);
    assertThat(request.route().isChosen()).isTrue();
    assertThat(request.path().text(2)).contains("a%41");
  }

  private static Request reached(String path, String route) throws IOException {
    Request request = TestRequests.of(event(path, route));
    request.reached(Operation.of("DELETE", SESSION, RequestTest.class));
    return request;
  }

  private static APIGatewayV2HTTPEvent event(String path, String route) throws IOException {
    APIGatewayV2HTTPEvent event = captured("apigwv2");
    event.setRawPath(path);
    event.setRouteKey(route);
    return event;
  }

  @ParameterizedTest
  @CsvSource({"é, false, 2", "abc, false, 3", "😀, false, 4", "YWJj, true, 6"})
  void bodyLimitCountsBytes(String body, boolean base64, long most) throws Exception {
    Request request = withBody(body, base64);
    request.limitBody(most);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> request.limitBody(most - 1))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.BODY_TOO_LARGE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "_-8", "/w==", "gA=="})
  void bodyThatIsNotBase64OrNotUtf8CannotBeRead(String body) throws Exception {
    Request request = withBody(body, true);
    assertThatExceptionOfType(CharacterCodingException.class).isThrownBy(request::body);
  }

  @Test
  void eventWithoutHeadersQueryOrBodyIsAValidRequest() throws Exception {
    APIGatewayV2HTTPEvent event = captured("apigwv2");
    event.setHeaders(null);
    event.setRawQueryString(null);
    event.setBody(null);
    event.setCookies(null);
    Request request = TestRequests.of(event);
    assertThat(request.headers()).isEmpty();
    assertThat(request.query()).isEmpty();
    assertThat(request.hasBody()).isFalse();
    assertThat(request.body()).isEmpty();
    assertThat(request.cookie("session")).isEmpty();
  }

  private static Request withBody(String body, boolean base64) throws IOException {
    APIGatewayV2HTTPEvent event = captured("apigwv2");
    event.setBody(body);
    event.setIsBase64Encoded(base64);
    return TestRequests.of(event);
  }

  private static APIGatewayV2HTTPEvent captured(String name) throws IOException {
    try (InputStream file =
        RequestTest.class.getResourceAsStream("/gateway-events/" + name + ".json")) {
      return JSON.readValue(file, APIGatewayV2HTTPEvent.class);
    }
  }
}
