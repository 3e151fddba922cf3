package dev.porchlight.workbench.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ApiPagesTest {
  @Test
  void runShowsSwaggerUiWithTheDescription() throws Exception {
    try (LambdaService lambda = LambdaService.start(0);
        HttpClient http = HttpClient.newHttpClient()) {
      lambda.show(ApiPages.load());
      assertThat(get(http, lambda, "/docs").statusCode()).isEqualTo(302);
      assertThat(get(http, lambda, "/docs/").body()).contains("SwaggerUIBundle");
      assertThat(get(http, lambda, "/docs/swagger-ui-bundle.js").body())
          .contains("SwaggerUIBundle");
      assertThat(get(http, lambda, "/docs/openapi.yaml").body())
          .isEqualTo(Files.readString(Path.of("docs/openapi.yaml")));
      assertThat(get(http, lambda, "/docs/../pom.xml").statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<String> get(HttpClient http, LambdaService lambda, String path)
      throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + lambda.port() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
