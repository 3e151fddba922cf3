package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.gateway.EventSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a caller says about its own connection changes no answer, on any way in.
class ConnectionsIT {
  private static final List<URI> WAYS =
      List.of(Shared.function().address(), Shared.function().functionUrl());

  static Stream<String> headers() {
    return Stream.of(
        "Connection: close",
        "connection: Close",
        "Connection: keep-alive",
        "Connection: close, X-Gone",
        "Connection: upgrade",
        "Keep-Alive: timeout=1, max=1",
        "Proxy-Connection: close",
        "TE: trailers, deflate",
        "Trailer: X-Late",
        "Upgrade: websocket",
        "Upgrade: TLS/1.3",
        "Expect: 100-continue",
        "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
        "Proxy-Authorization: Basic eDp5",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Accept: text/html",
        "Accept-Encoding: gzip",
        "Content-Encoding: identity");
  }

  @ParameterizedTest
  @MethodSource("headers")
  void headerOfAConnectionChangesNoAnswer(String header) {
    for (URI way : WAYS) {
      for (Endpoint endpoint : Endpoints.all()) {
        Endpoint round = Rounds.next(endpoint);
        round.before().ifPresent(Shared.caller()::send);
        assertRight(round, send(way, "HTTP/1.1", round.request(), header), header);
      }
    }
  }

  /// Some stand between gateway and function, or are added by one.
  @ParameterizedTest
  @MethodSource("headers")
  void headerInAnEventChangesNoAnswer(String header) {
    String name = header.substring(0, header.indexOf(':'));
    String value = header.substring(header.indexOf(':') + 1).strip();
    for (EventSource source : List.of(LambdaEvent.HTTP_API, LambdaEvent.FUNCTION_URL)) {
      for (Endpoint endpoint : Endpoints.all()) {
        Endpoint round = Rounds.next(endpoint);
        round.before().ifPresent(Events.FUNCTION::send);
        ProofRequest request = round.request().with(name, value);
        for (String further : List.of("content-length", "transfer-encoding", "host")) {
          request = request.with(further, further.equals("host") ? "[" : "0");
        }
        assertRight(round, Events.FUNCTION.send(request, false, source), header);
      }
    }
  }

  /// Created when the first test needs it; it ends with this JVM.
  private static final class Events {
    static final LambdaFunction FUNCTION = LambdaFunction.start("function-connections");
  }

  @Test
  void clientsOfHttp10AreAnswered() {
    for (URI way : WAYS) {
      for (Endpoint endpoint : Endpoints.all()) {
        Endpoint round = Rounds.next(endpoint);
        round.before().ifPresent(Shared.caller()::send);
        assertRight(round, send(way, "HTTP/1.0", round.request(), "X-Any: 1"), "HTTP/1.0");
        Endpoint kept = Rounds.next(endpoint);
        kept.before().ifPresent(Shared.caller()::send);
        assertRight(
            kept, send(way, "HTTP/1.0", kept.request(), "Connection: keep-alive"), "kept open");
      }
    }
  }

  /// `urllib` says `Connection: close`; `http.client` can speak HTTP/1.0.
  @ParameterizedTest
  @ValueSource(strings = {"urllib", "http10"})
  void pythonsOwnClientsAreAnswered(String client) throws Exception {
    for (URI way : WAYS) {
      Path script = Files.createTempFile("client", ".py");
      Files.writeString(script, PYTHON);
      Process python =
          new ProcessBuilder(
                  "python3", script.toString(), client, way.toString(), ProofPool.token())
              .redirectErrorStream(true)
              .start();
      String printed =
          new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertThat(python.waitFor(30, TimeUnit.SECONDS)).isTrue();
      Files.delete(script);
      assertThat(printed).contains("200").contains("\"active\":true");
    }
  }

  private static final String PYTHON =
      """
      import http.client, json, sys, urllib.parse, urllib.request
      client, address, token = sys.argv[1:]
      path = '/api/v3/check-session-status'
      body = json.dumps({'userId': 'proof-user', 'appId': 'proof-app'}).encode()
      headers = {'Authorization': 'Bearer ' + token, 'Content-Type': 'application/json'}
      if client == 'urllib':
          request = urllib.request.Request(address + path, body, headers)
          with urllib.request.urlopen(request, timeout=20) as answer:
              print(answer.status, answer.read().decode())
      else:
          http.client.HTTPConnection._http_vsn = 10
          http.client.HTTPConnection._http_vsn_str = 'HTTP/1.0'
          connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=20)
          connection.request('POST', path, body, headers)
          answer = connection.getresponse()
          print(answer.status, answer.read().decode())
      """;

  private static Reply send(URI way, String version, ProofRequest request, String header) {
    List<String> head = new ArrayList<>();
    head.add(request.method() + " " + request.target() + " " + version);
    head.add("Host: 127.0.0.1");
    request.headers().forEach((name, value) -> head.add(name + ": " + value));
    head.add("Content-Length: " + request.body().getBytes(StandardCharsets.UTF_8).length);
    head.add(header);
    return RawHttp.send(way, request.body(), head.toArray(String[]::new));
  }

  private static void assertRight(Endpoint round, Reply reply, String what) {
    assertThat(round.isRight(reply)).as(round + ", " + what + ": " + reply).isTrue();
  }
}
