package dev.porchlight.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.porchlight.workbench.local.LambdaService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuntimeApiTest {
  private final LambdaService lambda = LambdaService.start(0);
  private final HttpClient http = HttpClient.newHttpClient();
  private final RuntimeApi runtime = new RuntimeApi(lambda.runtimeApi());

  @AfterEach
  void stop() {
    http.close();
    lambda.close();
  }

  @Test
  void eventsAreAnsweredOneAfterAnotherOnOneConnection() throws Exception {
    for (String text : new String[] {"first", "second"}) {
      CompletableFuture<HttpResponse<String>> caller = call("/" + text);
      Invocation next = runtime.next();
      JsonNode event = new ObjectMapper().readTree(next.event());
      assertThat(event.path("rawPath").asText()).isEqualTo("/" + text);
      runtime.respond(next.requestId(), json("{\"statusCode\":201,\"body\":\"" + text + "\"}"));
      assertThat(caller.join().statusCode()).isEqualTo(201);
      assertThat(caller.join().body()).isEqualTo(text);
    }
  }

  @Test
  void failedEventIsAnsweredByTheGateway() throws Exception {
    CompletableFuture<HttpResponse<String>> caller = call("/");
    runtime.fail(runtime.next().requestId(), "EventUnreadable");
    assertThat(caller.join().statusCode()).isEqualTo(500);
  }

  @Test
  void brokenConnectionIsReopenedOncePerRequest() throws Exception {
    answerNext("/first");
    lambda.dropRuntimeConnections();
    answerNext("/second");
    CompletableFuture<HttpResponse<String>> caller = call("/third");
    Invocation next = runtime.next();
    lambda.dropRuntimeConnections();
    runtime.respond(next.requestId(), json("{\"statusCode\":202}"));
    assertThat(caller.join().statusCode()).isEqualTo(202);
  }

  @Test
  void lostRuntimeApiIsAFailure() throws Exception {
    answerNext("/first");
    lambda.close();
    assertThatExceptionOfType(IOException.class).isThrownBy(runtime::next);
  }

  @Test
  void closedClientDoesNotReconnect() throws Exception {
    answerNext("/first");
    runtime.close();
    assertThatExceptionOfType(IOException.class).isThrownBy(runtime::next);
    assertThat(runtime.isClosed()).isTrue();
  }

  @Test
  void traceOfAnEventIsWhereTheAwsSdkLooksForIt() throws Exception {
    CompletableFuture<HttpResponse<String>> caller = call("/");
    Invocation next = runtime.next();
    assertThat(System.getProperty("com.amazonaws.xray.traceHeader"))
        .isEqualTo("Root=" + next.requestId());
    runtime.respond(next.requestId(), json("{\"statusCode\":200}"));
    assertThat(caller.join().statusCode()).isEqualTo(200);
  }

  private void answerNext(String path) throws Exception {
    CompletableFuture<HttpResponse<String>> caller = call(path);
    runtime.respond(runtime.next().requestId(), json("{\"statusCode\":201}"));
    assertThat(caller.join().statusCode()).isEqualTo(201);
  }

  private CompletableFuture<HttpResponse<String>> call(String path) {
    URI uri = URI.create("http://127.0.0.1:" + lambda.port() + path);
    return http.sendAsync(
        HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
