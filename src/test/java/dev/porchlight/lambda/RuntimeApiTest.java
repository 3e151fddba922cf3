package dev.porchlight.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.porchlight.local.LambdaService;
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
  void eventsAreAnsweredOneAfterTheOtherOnOneConnection() throws Exception {
    for (String text : new String[] {"first", "second"}) {
      CompletableFuture<HttpResponse<String>> caller = call("/" + text);
      Invocation next = runtime.next();
      JsonNode event = new ObjectMapper().readTree(next.event());
      assertThat(event.path("rawPath").asText()).isEqualTo("/" + text);
      runtime.respond(
          next.getAwsRequestId(), json("{\"statusCode\":201,\"body\":\"" + text + "\"}"));
      assertThat(caller.join().statusCode()).isEqualTo(201);
      assertThat(caller.join().body()).isEqualTo(text);
    }
  }

  @Test
  void failedEventIsAnsweredByTheGateway() throws Exception {
    CompletableFuture<HttpResponse<String>> caller = call("/");
    runtime.fail(runtime.next().getAwsRequestId(), "EventUnreadable");
    assertThat(caller.join().statusCode()).isEqualTo(500);
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
