package dev.porchlight.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.local.FunctionUnderTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An HTTP API decodes a path and cuts it at a `?`. Whatever it makes of an id, no operation
/// happens to anybody else.
class LifecycleRouteIT {
  private static final List<URI> WAYS =
      List.of(FunctionUnderTest.demo().address(), FunctionUnderTest.demo().functionUrl());

  private final LifecycleCaller caller = LifecycleCaller.ofNewPool(FunctionUnderTest.demo());

  @BeforeEach
  void signIn() {
    assertThat(caller.put("/v1/users/victim/sessions/s1", "{\"appId\":\"wiki\"}").statusCode())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /v1/users/victim%2Fsessions",
    "DELETE, /v1/users/victim%2fsessions%2Fs1",
    "DELETE, /v1/users/victim%3F",
    "DELETE, /v1/users/victim%3F/sessions/s1",
    "DELETE, /v1/users/victim/sessions/s1%3F",
    "DELETE, /v1/users/victim/sessions/s1%3Fx",
    "DELETE, /v1/users/victim/sessions/%3F",
    "DELETE, /v1/users/victim/sessions%3F",
    "DELETE, /v1/users/victim/sessions%3F/s1",
    "DELETE, /v1/users/victim/%73essions",
    "DELETE, /v1%2Fusers%2Fvictim",
    "DELETE, /v1/users/victim%2F..%2Fvictim/sessions/s1",
    "DELETE, /v1/users/nobody%2F..%2Fvictim/sessions",
    "DELETE, /v1/users/%2Fvictim/sessions",
    "DELETE, /v1/users/victim%2F",
    "POST, /v1/sessions/end%3F",
    "GET, /v1/users/victim%2Fapps%2Fwiki%2Fstatus%3F/apps/wiki/status",
    "GET, /v1/users/x%2F..%2Fvictim/apps/wiki/status",
    "GET, /v1/users/victim%3F/apps/wiki/status",
    "GET, /v1/users/victim/apps/wiki%2Fstatus%3F/status",
    "GET, /v1/users/victim%2Fsessions%3F/sessions"
  })
  void escapedSeparatorsLeadToNobodyElse(String method, String path) throws Exception {
    HttpResponse<String> answer = send(FunctionUnderTest.demo().address(), method, path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"type\":\"/problems/path-ambiguous\"");
    assertThat(send(FunctionUnderTest.demo().functionUrl(), method, path).statusCode())
        .isBetween(400, 499);
    assertVictimIsSignedIn();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth0%7C12",
        "amy%40example.com",
        "amy@example.com",
        "a+b",
        "a%2Bb",
        "urn:x",
        "a,b=c",
        "%61%6d%79",
        "~YXV0aDB8MTI",
        "%7EYXV0aDB8MTI",
        "~eA",
        "~5L2g",
        "~Li4",
        "~"
      })
  void idOfThePathReachesItsUser(String id) throws Exception {
    for (URI way : WAYS) {
      String sessions = "/v1/users/" + id + "/sessions";
      String status = "/v1/users/" + id + "/apps/wiki/status";
      boolean isNobody = id.equals("~");
      assertThat(send(way, "PUT", sessions + "/s" + way.getPort()).statusCode())
          .isEqualTo(isNobody ? 400 : 201);
      assertThat(send(way, "GET", status).body().contains("\"active\":true")).isEqualTo(!isNobody);
      assertThat(send(way, "DELETE", sessions).statusCode()).isEqualTo(isNobody ? 400 : 204);
      assertThat(send(way, "GET", status).body()).doesNotContain("\"active\":true");
    }
    assertVictimIsSignedIn();
  }

  /// The same on every way in, so that what works at home works behind an HTTP API too.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a%20b",
        "100%25",
        "%2541",
        "%E4%BD%A0",
        "a%3Bb",
        "a;b",
        "%2e%2e",
        "..",
        "%2E",
        ".",
        "%00",
        "%0A",
        "%7F",
        "%5C",
        "%22",
        "%7B%7D",
        "%3C",
        "%5E",
        "%60",
        "a!b",
        "a$b",
        "a&b",
        "a'b",
        "(a)",
        "a*b",
        "a%23b",
        "~YQ==",
        "~YR",
        "~Y",
        "~_w",
        "~7aCA",
        "~a.b",
        "~wIA",
        "%EF%BC%8F",
        "%F0%9D%9F%99"
      })
  void idWrittenOtherwiseIsRefusedOnEveryWayIn(String id) throws Exception {
    for (URI way : WAYS) {
      for (String path :
          List.of(
              "/v1/users/" + id + "/sessions/s1",
              "/v1/users/victim/sessions/" + id,
              "/v1/users/" + id,
              "/v1/apps/" + id)) {
        HttpResponse<String> answer = send(way, "PUT", path);
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(400);
        assertThat(answer.body())
            .startsWith("{\"type\":\"/problems/path-ambiguous\"")
            .contains("base64url");
      }
    }
    assertVictimIsSignedIn();
  }

  private void assertVictimIsSignedIn() {
    assertThat(caller.get("/v1/users/victim/apps/wiki/status").jsonPath().getBoolean("active"))
        .isTrue();
  }

  /// Sends a path exactly as it is written.
  private HttpResponse<String> send(URI way, String method, String path) throws Exception {
    boolean put = method.equals("PUT");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(way + path))
            .header("Authorization", "Bearer " + caller.token())
            .method(
                method,
                put
                    ? HttpRequest.BodyPublishers.ofString("{\"appId\":\"wiki\"}")
                    : HttpRequest.BodyPublishers.noBody());
    if (put) {
      request.header("Content-Type", "application/json");
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
