package dev.porchlight.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.porchlight.importer.FileImport;
import dev.porchlight.store.dynamodb.DynamoDbImportStore;
import dev.porchlight.store.dynamodb.StoreCalls;
import dev.porchlight.workbench.emulator.Deployment;
import dev.porchlight.workbench.emulator.Emulator;
import dev.porchlight.workbench.local.DemoData;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// A stage in the emulator, called as callers and operators call it: with the demo data's access
/// key.
final class DeployedStage {
  static final String KEY = "6250f12d5d0000009bcfcf78";
  static final String SECRET = "4ae78d3e579a6d0000001aeca7b1e29e";
  private static final int MOST_STARTS = 10;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Emulator emulator;
  private final String region;
  private final String name;
  private final Path zip;
  private Deployment deployment;

  /// Deploys a new stage.
  ///
  /// @param zip the function
  DeployedStage(Emulator emulator, String region, String name, Path zip)
      throws IOException, InterruptedException {
    this.emulator = emulator;
    this.region = region;
    this.name = name;
    this.zip = zip;
    this.deployment = emulator.deploy(region, name, zip);
    awaitBothFunctions();
  }

  Deployment deployment() {
    return deployment;
  }

  /// Deploys it again with other parameters.
  void change(String... parameters) throws IOException, InterruptedException {
    deployment = emulator.deploy(region, name, zip, parameters);
    awaitBothFunctions();
  }

  /// Waits for the first answers: on a busy machine, a function may start more slowly than AWS lets
  /// it run.
  private void awaitBothFunctions() throws IOException, InterruptedException {
    for (String family : List.of("/api/v3/ready", "/webhooks/genauth")) {
      int status = 0;
      for (int tries = 0; tries < MOST_STARTS && (status == 0 || status >= 500); tries++) {
        status = send(request(family).POST(HttpRequest.BodyPublishers.ofString("{}"))).statusCode();
      }
      assertThat(status).as(family).isBetween(200, 499);
    }
  }

  void delete() throws IOException, InterruptedException {
    emulator.delete(region, name);
  }

  void loadDemoData() throws IOException, InterruptedException {
    try (var store =
        new DynamoDbImportStore(
            new StoreCalls(emulator.dynamoDb(region)),
            deployment.tables(),
            InstantSource.system())) {
      FileImport file = DemoData.ALL.getFirst();
      assertThat(file.into(store, new PrintStream(PrintStream.nullOutputStream()))).isZero();
    }
  }

  /// Calls an operation of AWS.
  ///
  /// @param parameters JSON with single quotes
  JsonNode aws(String service, String operation, String parameters)
      throws IOException, InterruptedException {
    return emulator.call(region, service, operation, parameters.replace('\'', '"'));
  }

  /// The version behind `live`.
  String liveVersion(String function) throws IOException, InterruptedException {
    return aws("lambda", "get_alias", "{'FunctionName': '" + function + "', 'Name': 'live'}")
        .path("FunctionVersion")
        .asText();
  }

  /// The answer of a version or alias to an event of the API, without the API.
  JsonNode invoke(String function, String qualifier, ObjectNode event)
      throws IOException, InterruptedException {
    Map<String, String> parameters =
        Map.of("FunctionName", function, "Qualifier", qualifier, "Payload", event.toString());
    JsonNode answer =
        emulator.call(region, "lambda", "invoke", JSON.writeValueAsString(parameters));
    assertThat(answer.path("FunctionError").asText()).as(answer.toString()).isEmpty();
    return JSON.readTree(answer.path("Payload").asText());
  }

  /// The event that the API makes of a request.
  ObjectNode event(String method, String path, String route, String body)
      throws IOException, InterruptedException {
    ObjectNode event = JSON.createObjectNode();
    event
        .put("version", "2.0")
        .put("routeKey", route)
        .put("rawPath", path)
        .put("rawQueryString", "");
    event
        .putObject("headers")
        .put("authorization", token())
        .put("content-type", "application/json");
    ObjectNode context = event.putObject("requestContext");
    context.put("requestId", "event").put("stage", "$default").put("routeKey", route);
    context.putObject("http").put("method", method).put("path", path).put("sourceIp", "127.0.0.1");
    return event.put("body", body).put("isBase64Encoded", false);
  }

  /// Calls the API with a token.
  JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(
            request(path)
                .header("Authorization", token())
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode())
        .as(method + " " + path + " " + answer.body())
        .isBetween(200, 204);
    return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
  }

  /// Whether a user is signed in to an app.
  boolean isActive(String user, String app) throws IOException, InterruptedException {
    JsonNode status = call("GET", "/v1/users/" + user + "/apps/" + app + "/status", "");
    assertThat(status.path("active").isBoolean()).as(status.toString()).isTrue();
    return status.path("active").asBoolean();
  }

  private String token() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(
            request("/api/v3/get-management-token")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"accessKeyId\":\""
                            + KEY
                            + "\",\"accessKeySecret\":\""
                            + SECRET
                            + "\"}")));
    String token = JSON.readTree(answer.body()).path("data").path("access_token").asText();
    assertThat(token).as(answer.body()).isNotEmpty();
    return "Bearer " + token;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(deployment.at(path)).header("Content-Type", "application/json");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
