package dev.porchlight.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.local.FunctionUnderTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An HTTP API decodes a path and cuts it at a `?`. Whatever it makes of an id, no operation
/// happens to anybody else.
class LifecycleRouteIT {
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
    "DELETE, /v1/users/victim%2F..%2Fvictim/sessions/s1",
    "DELETE, /v1/users/nobody%2F..%2Fvictim/sessions",
    "DELETE, /v1/users/%2Fvictim/sessions",
    "GET, /v1/users/victim%2Fapps%2Fwiki%2Fstatus%3F/apps/wiki/status",
    "GET, /v1/users/x%2F..%2Fvictim/apps/wiki/status",
    "GET, /v1/users/victim%3F/apps/wiki/status",
    "GET, /v1/users/victim/apps/wiki%2Fstatus%3F/status",
    "GET, /v1/users/victim%2Fsessions%3F/sessions"
  })
  void escapedSeparatorsLeadToNobodyElse(String method, String path) throws Exception {
    HttpResponse<String> answer = send(method, path);
    assertThat(answer.statusCode()).as(answer.body()).isIn(404, 405);
    assertThat(answer.body()).startsWith("{\"type\":\"/problems/");
    assertVictimIsSignedIn();
  }

  @ParameterizedTest
  @CsvSource({
    "auth0%7C12",
    "amy%40example.com",
    "amy@example.com",
    "a%20b",
    "a+b",
    "100%25",
    "%2541",
    "%E4%BD%A0",
    "a%3Bb=c",
    "%2e%2e",
    "..",
    "~x"
  })
  void idThatStaysOneSegmentReachesItsUser(String id) throws Exception {
    String sessions = "/v1/users/" + id + "/sessions";
    String status = "/v1/users/" + id + "/apps/wiki/status";
    assertThat(send("PUT", sessions + "/s1").statusCode()).isEqualTo(201);
    assertThat(send("GET", status).body()).contains("\"active\":true");
    assertThat(send("DELETE", sessions).statusCode()).isEqualTo(204);
    assertThat(send("GET", status).body()).contains("\"active\":false");
    assertVictimIsSignedIn();
  }

  private void assertVictimIsSignedIn() {
    assertThat(caller.get("/v1/users/victim/apps/wiki/status").jsonPath().getBoolean("active"))
        .isTrue();
  }

  /// Sends a path exactly as it is written.
  private HttpResponse<String> send(String method, String path) throws Exception {
    boolean put = method.equals("PUT");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(FunctionUnderTest.demo().address() + path))
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
