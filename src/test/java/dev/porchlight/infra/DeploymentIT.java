package dev.porchlight.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.porchlight.NotInstalled;
import dev.porchlight.sdk.Sdk;
import dev.porchlight.sdk.SdkProcess;
import dev.porchlight.workbench.emulator.Emulator;
import dev.porchlight.workbench.emulator.FunctionZip;
import dev.porchlight.workbench.infra.Route;
import dev.porchlight.workbench.infra.Template;
import dev.porchlight.workbench.local.FunctionUnderTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The template, deployed to an emulator of AWS that enforces the roles, and called through its
/// HTTP API: events that somebody else's gateway writes. What the emulator lacks is in
/// `infra/local/cut.py`.
@Order(3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeploymentIT {
  private static final String HERE = "us-east-1";
  private static final String BOB = "6229ffa000000000cade3e3d";
  private static final String CHAT = "62188e71c00000003075289c";
  private static final String STATUS = "GET /v1/users/{userId}/apps/{appId}/status";
  private static final String OPEN = "PUT /v1/users/{userId}/sessions/{sessionId}";

  private Emulator emulator;
  private Path zip;
  private DeployedStage stage;

  @BeforeAll
  void deploy() throws IOException, InterruptedException {
    Path python;
    try {
      python = Emulator.install();
    } catch (IOException e) {
      NotInstalled.skip(e);
      throw e;
    }
    emulator = Emulator.start(python, freePort());
    zip = FunctionZip.of(FunctionUnderTest.kind());
    stage = new DeployedStage(emulator, HERE, "it", zip);
    stage.loadDemoData();
  }

  @AfterAll
  void stop() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @Test
  void unmodifiedSdkIsAnswered() {
    URI host = stage.deployment().address();
    try (SdkProcess sdk = Sdk.node().start(host)) {
      assertThat(sdk.ask(List.of(check("bob", CHAT), check("amy", CHAT))))
          .extracting(answer -> answer.path("data").path("active").asBoolean())
          .containsExactly(true, false);
    }
  }

  @Test
  void sessionLivesUntilItIsEnded() throws Exception {
    JsonNode opened = stage.call("PUT", "/v1/users/life/sessions/s1", "{\"appId\":\"wiki\"}");
    assertThat(opened.path("active").asBoolean()).isTrue();
    assertThat(stage.isActive("life", "wiki")).isTrue();
    stage.call("DELETE", "/v1/users/life/sessions", "");
    assertThat(stage.isActive("life", "wiki")).isFalse();
  }

  /// The emulator's gateway decodes a path once, as AWS's does, but leaves `%25` alone. No id needs
  /// a percent sign in a path, so no answer depends on it.
  @ParameterizedTest
  @ValueSource(strings = {"auth0|12", "a%41 b/c?d#é", "..", "~", "{\"id\":1}"})
  void userIsReachedWhateverTheIdHolds(String id) throws Exception {
    String written =
        id.equals("auth0|12")
            ? "auth0%7C12"
            : "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(UTF_8));
    JsonNode opened =
        stage.call("PUT", "/v1/users/" + written + "/sessions/s1", "{\"appId\":\"wiki\"}");
    assertThat(opened.path("userId").asText()).isEqualTo(id);
  }

  @Test
  void everyRouteLeadsToTheAliasOfItsFunction() throws Exception {
    String address = stage.deployment().address().toString();
    String api = "{'ApiId': '" + address.substring(address.lastIndexOf('/') + 1) + "'}";
    Map<String, String> targets =
        Template.elements(stage.aws("apigatewayv2", "get_integrations", api).path("Items")).stream()
            .collect(
                Collectors.toMap(
                    i -> "integrations/" + i.path("IntegrationId").asText(),
                    i ->
                        i.path("IntegrationUri")
                            .asText()
                            .replaceAll(".*:function:|/invocations", "")));
    Set<String> found =
        Template.elements(stage.aws("apigatewayv2", "get_routes", api).path("Items")).stream()
            .map(r -> r.path("RouteKey").asText() + " " + targets.get(r.path("Target").asText()))
            .collect(Collectors.toSet());
    Map<String, String> names =
        Map.of(
            Route.READER, stage.deployment().reader(),
            Route.WRITER, stage.deployment().writer());
    assertThat(found)
        .isEqualTo(
            Stream.concat(
                    Stream.of("$default " + names.get(Route.READER) + ":live"),
                    Route.deployed(Template.INSTANCE).stream()
                        .map(r ->
                            r.method() + " " + r.path() + " " + names.get(r.function()) + ":live"))
                .collect(Collectors.toSet()));
  }

  /// Even a reader that is told to write: `$LATEST`, which no alias shows, without the setting.
  @Test
  void readersRoleCannotWrite() throws Exception {
    String reader = stage.deployment().reader();
    String named = "{'FunctionName': '" + reader + "'}";
    ObjectNode variables =
        (ObjectNode)
            stage.aws("lambda", "get_function_configuration", named).at("/Environment/Variables");
    variables.put("PORCHLIGHT_FUNCTION_WRITES", "true");
    stage.aws(
        "lambda",
        "update_function_configuration",
        "{'FunctionName': '" + reader + "', 'Environment': {'Variables': " + variables + "}}");
    ObjectNode event =
        stage.event("PUT", "/v1/users/role/sessions/s1", OPEN, "{\"appId\":\"wiki\"}");
    event.putObject("pathParameters").put("userId", "role").put("sessionId", "s1");

    assertThat(stage.invoke(reader, "$LATEST", event).path("statusCode").asInt()).isEqualTo(503);
    assertThat(stage.isActive("role", "wiki")).isFalse();
    assertThat(stage.invoke(stage.deployment().writer(), "live", event).path("statusCode").asInt())
        .isEqualTo(201);
    assertThat(stage.isActive("role", "wiki")).isTrue();
  }

  @Test
  void changedParameterReachesTheRunningVersions() throws Exception {
    DeployedStage changed = new DeployedStage(emulator, HERE, "changed", zip);
    changed.loadDemoData();
    assertThat(lifetime(changed, "before")).isEqualTo(Duration.ofDays(30));
    changed.change("SessionLifetime=12h");
    for (String function : List.of(changed.deployment().reader(), changed.deployment().writer())) {
      assertThat(changed.liveVersion(function)).isEqualTo("2");
    }
    assertThat(lifetime(changed, "after")).isEqualTo(Duration.ofHours(12));
  }

  /// As *Restore* in `docs/operations.md` says, and back again.
  @Test
  void restoredTableIsReadAndTheOldVersionKeepsItsOwn() throws Exception {
    DeployedStage restored = new DeployedStage(emulator, HERE, "restored", zip);
    restored.loadDemoData();
    String own = restored.deployment().tables().sessions();
    String stream = restore(restored, own, "restored-sessions");
    restored.call("DELETE", "/v1/users/" + BOB + "/sessions", "");
    assertThat(restored.isActive(BOB, CHAT)).isFalse();

    restored.change("SessionTableInUse=restored-sessions", "SessionStreamInUse=" + stream);
    assertThat(restored.isActive(BOB, CHAT)).isTrue();
    assertThat(activeIn(restored, "1")).as("the old version of a canary").contains("false");

    restored.change("SessionTableBefore=restored-sessions");
    assertThat(restored.isActive(BOB, CHAT)).isFalse();
    assertThat(activeIn(restored, "2")).as("the old version of a canary").contains("true");
  }

  /// Roles are the same in every region, and the emulator derives their names from the stack's: so
  /// this stage has another name. AWS adds something random.
  @Test
  void stageInAnotherRegionHasItsOwnDataAndIsDeletedWithoutIt() throws Exception {
    DeployedStage other = new DeployedStage(emulator, "eu-central-1", "elsewhere", zip);
    other.loadDemoData();
    assertThat(other.isActive(BOB, CHAT)).isTrue();
    other.call("DELETE", "/v1/users/" + BOB + "/sessions", "");
    assertThat(other.isActive(BOB, CHAT)).isFalse();
    assertThat(stage.isActive(BOB, CHAT)).isTrue();

    String table = other.deployment().tables().sessions();
    other.delete();
    assertThat(other.aws("cloudformation", "describe_stacks", "{}").path("Stacks")).isEmpty();
    assertThat(other.aws("dynamodb", "list_tables", "{}").path("TableNames").toString())
        .contains(table);
    assertThat(stage.isActive(BOB, CHAT)).isTrue();
  }

  /// Whatever listens on every address of this machine is reached here too.
  @Test
  void emulatorListensOnOneAddressOnly() {
    InetSocketAddress another = new InetSocketAddress("127.0.0.2", emulator.endpoint().getPort());
    assertThatThrownBy(
            () -> {
              try (Socket socket = new Socket()) {
                socket.connect(another, 2_000);
              }
            })
        .isInstanceOf(IOException.class);
  }

  /// @return the new table's stream
  private static String restore(DeployedStage stage, String from, String to) throws Exception {
    String recovery =
        "{'TableName': '%s', 'PointInTimeRecoverySpecification': {'PointInTimeRecoveryEnabled': true}}";
    stage.aws("dynamodb", "update_continuous_backups", recovery.formatted(from));
    stage.aws(
        "dynamodb",
        "restore_table_to_point_in_time",
        "{'SourceTableName': '%s', 'TargetTableName': '%s', 'UseLatestRestorableTime': true}"
            .formatted(from, to));
    stage.aws("dynamodb", "update_continuous_backups", recovery.formatted(to));
    stage.aws(
        "dynamodb",
        "update_time_to_live",
        "{'TableName': '%s', 'TimeToLiveSpecification': {'Enabled': true, 'AttributeName': 'ttl'}}"
            .formatted(to));
    return stage
        .aws(
            "dynamodb",
            "update_table",
            ("{'TableName': '%s', 'DeletionProtectionEnabled': true, 'StreamSpecification':"
                    + " {'StreamEnabled': true, 'StreamViewType': 'NEW_AND_OLD_IMAGES'}}")
                .formatted(to))
        .at("/TableDescription/LatestStreamArn")
        .asText();
  }

  /// What a version of the reader says about bob.
  private static String activeIn(DeployedStage stage, String version) throws Exception {
    String path = "/v1/users/" + BOB + "/apps/" + CHAT + "/status";
    ObjectNode event = stage.event("GET", path, STATUS, "");
    event.putObject("pathParameters").put("userId", BOB).put("appId", CHAT);
    event.remove("body");
    JsonNode answer = stage.invoke(stage.deployment().reader(), version, event);
    assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
    return answer.path("body").asText();
  }

  private static Duration lifetime(DeployedStage stage, String user) throws Exception {
    JsonNode opened =
        stage.call("PUT", "/v1/users/" + user + "/sessions/s1", "{\"appId\":\"wiki\"}");
    return Duration.between(
        Instant.parse(opened.path("loginAt").asText()),
        Instant.parse(opened.path("expiresAt").asText()));
  }

  private static Map<String, Object> check(String user, String app) {
    return Map.of(
        "accessKeyId",
        DeployedStage.KEY,
        "accessKeySecret",
        DeployedStage.SECRET,
        "operation",
        "checkSessionStatus",
        "parameters",
        Map.of("userId", user, "appId", app));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
