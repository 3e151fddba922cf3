package dev.porchlight.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.local.ForeignClassPath;
import dev.porchlight.workbench.local.Function;
import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.LambdaService;
import dev.porchlight.workbench.local.Readiness;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A careless colleague's function, built and started: two resources were added without a thought
/// for authentication. The template has no routes for them, so only a function URL leads there.
class FrontDoorIT {
  private static final Path LOG = Path.of("target/test-logs/front-door.log");

  /// No family owns its path.
  private static final String STRAY =
      """
      package dev.porchlight;

      import jakarta.ws.rs.GET;
      import jakarta.ws.rs.Path;

      @Path("/stray")
      public final class StrayResource {
        @GET
        public String secret() {
          return "a secret";
        }
      }
      """;

  /// The lifecycle family owns its path, but the resource never asks who is calling.
  private static final String CARELESS =
      """
      package dev.porchlight.api.lifecycle;

      import jakarta.ws.rs.GET;
      import jakarta.ws.rs.Path;

      @Path("/v1/careless")
      public final class CarelessResource {
        @GET
        public String secret() {
          return "a secret";
        }
      }
      """;

  @TempDir private static Path project;

  private static LambdaService lambda;
  private static Function function;

  @BeforeAll
  static void buildAndStart() throws Exception {
    copySources();
    write("dev/porchlight/StrayResource.java", STRAY);
    write("dev/porchlight/api/lifecycle/CarelessResource.java", CARELESS);
    build();
    lambda = LambdaService.start(0);
    Map<String, String> settings = Map.of("PORCHLIGHT_METRICS_INTERVAL", "0s");
    function =
        Function.start(jar(), lambda, FunctionUnderTest.demoStore().endpoint(), settings, LOG);
    assertThat(new Readiness(lambda.port()).await(function::isAlive)).isTrue();
  }

  @AfterAll
  static void stop() {
    if (function != null) {
      function.close();
      lambda.close();
    }
  }

  @Test
  void resourceOutsideTheFamiliesIsRefusedThoughItExists() {
    Response answer = RestAssured.given().port(lambda.functionUrlPort()).get("/stray");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.asString()).isEqualTo("{\"title\":\"Not Found\",\"status\":404}");
    // Metrics name the operation that was reached; without an interval they are written
    // immediately.
    assertThat(function.printed()).contains("\"Operation\":\"GET /stray\"");
  }

  @Test
  void resourceOfAFamilyIsClosedUntilTheFamilyAdmitsTheCaller() {
    Response stranger = RestAssured.given().port(lambda.functionUrlPort()).get("/v1/careless");
    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(stranger.jsonPath().getString("type")).isEqualTo("/problems/not-signed-in");
    Response caller =
        RestAssured.given()
            .port(lambda.functionUrlPort())
            .header("Authorization", "Bearer " + token())
            .get("/v1/careless");
    assertThat(caller.statusCode()).isEqualTo(200);
    assertThat(caller.asString()).isEqualTo("a secret");
  }

  private static String token() {
    return RestAssured.given()
        .port(lambda.functionUrlPort())
        .contentType("application/json")
        .body(
            """
            {"accessKeyId": "6250f12d5d0000009bcfcf78",
             "accessKeySecret": "4ae78d3e579a6d0000001aeca7b1e29e"}
            """)
        .post("/api/v3/get-management-token")
        .jsonPath()
        .getString("data.access_token");
  }

  private static void copySources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy(file);
      }
    }
    copy(Path.of("pom.xml"));
    copy(Path.of(".mvn/jvm.config"));
  }

  private static void copy(Path file) throws IOException {
    Path target = project.resolve(file);
    Files.createDirectories(target.getParent());
    Files.write(target, Files.readAllBytes(file));
  }

  private static void write(String file, String text) throws IOException {
    Files.writeString(project.resolve("src/main/java").resolve(file), text);
  }

  private static void build() throws IOException, InterruptedException {
    Path log = project.resolve("maven.log");
    Process maven =
        new ProcessBuilder(
                List.of(
                    ForeignClassPath.maven(), "-q", "-Dquick", "-Dmaven.test.skip=true", "package"))
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(maven.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(maven.exitValue()).as(Files.readString(log)).isZero();
  }

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(project.resolve("target"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
          .findFirst()
          .orElseThrow()
          .toAbsolutePath();
    }
  }
}
