package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every change leaves one line that says which access key made it, and nothing about people.
class ChangesIT {
  private static final String CHANGE = "\"event\":\"change\"";

  private static Station station;

  @BeforeAll
  static void start() {
    station = new Station("changes", ProofPool.withIssuer(Map.of()));
  }

  @AfterAll
  static void stop() {
    station.close();
  }

  static List<Endpoint> all() {
    return Endpoints.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void changeIsOneLineAndAnythingElseIsNone(Endpoint endpoint) throws JsonProcessingException {
    Endpoint round = Rounds.next(endpoint);
    round.before().ifPresent(station::send);
    int before = changes().size();
    Reply reply = station.send(round.request());
    assertThat(round.isRight(reply)).as(reply.toString()).isTrue();
    List<String> lines = changes();
    if (!endpoint.writes() || reply.status() >= 400) {
      assertThat(lines).hasSize(before);
      return;
    }
    assertThat(lines).hasSize(before + 1);
    JsonNode line = new ObjectMapper().readTree(lines.getLast());
    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("outcome").asText()).isEqualTo("answered");
    assertThat(line.path("operation").asText()).isEqualTo(endpoint.route());
    assertThat(line.path("userPool").asText()).isEqualTo(ProofPool.POOL);
    assertThat(line.path("requestId").asText()).hasSize(36);
    assertThat(line.path("caller").asText()).isEqualTo(caller(endpoint));
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusedRequestChangesNothingAndIsNoLine(Endpoint endpoint) {
    int before = changes().size();
    ProofRequest forged =
        Rounds.next(endpoint)
            .request()
            .with("Authorization", "Bearer forged")
            .with("X-Auth-Token", "forged")
            .with("x-authing-webhook-secret", "forged-secret-0123456789");
    Reply reply = station.send(endpoint.dialect() == Dialect.OIDC ? naked(forged) : forged);
    if (endpoint.isKeyed()) {
      assertThat(endpoint.dialect().status(reply)).isEqualTo(401);
    }
    assertThat(changes()).hasSize(before);
  }

  @Test
  void keyThatIsIssuedOrRevokedIsNamed() throws JsonProcessingException {
    ProofRequest issue =
        ProofRequest.post("/v1/access-keys", "{\"scopes\":[\"read\"]}")
            .with("Authorization", "Bearer " + ProofPool.token());
    String id =
        new ObjectMapper().readTree(station.send(issue).body()).path("accessKeyId").asText();
    station.send(ProofRequest.delete("/v1/access-keys/" + id).as(issue));
    List<String> named =
        changes().stream().filter(line -> line.contains("\"accessKey\":\"" + id + "\"")).toList();
    assertThat(named).hasSize(2);
    assertThat(named.getFirst()).contains("\"operation\":\"POST /v1/access-keys\"");
    assertThat(named.getLast()).contains("\"operation\":\"DELETE /v1/access-keys/{accessKeyId}\"");
  }

  /// Without its logout token, which would be right.
  private static ProofRequest naked(ProofRequest request) {
    return ProofRequest.post(request.target(), "logout_token=forged");
  }

  private static String caller(Endpoint endpoint) {
    return switch (endpoint.dialect()) {
      case GENAUTH, LIFECYCLE -> ProofPool.KEY;
      case WEBHOOK -> "webhook:" + ProofPool.POOL;
      case OIDC -> "proof";
      case ROCKETCHAT -> "";
    };
  }

  /// The lines so far. On a JVM, the answer and the line leave on different threads, so another
  /// request is sent first.
  private static List<String> changes() {
    station.send(ProofRequest.get("/nothing-here"));
    return station.printed().lines().filter(line -> line.contains(CHANGE)).toList();
  }
}
