package dev.porchlight.workbench.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class LambdaServiceTest {
  @Test
  void httpApiItselfRefusesAPathThatItCannotDecode() throws Exception {
    try (LambdaService lambda = LambdaService.start(0);
        HttpClient http = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + lambda.port() + "/v1/apps/%ff");
      HttpResponse<String> refused =
          http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(refused.body()).isEqualTo("{\"message\":\"Bad Request\"}");
    }
  }
}
