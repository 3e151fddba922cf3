package dev.porchlight.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.porchlight.NotInstalled;
import dev.porchlight.workbench.emulator.Emulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `infra/local`: nothing is left out of a local deployment without a word, and nothing of the
/// caller's AWS account gets into one.
class EmulatorCutTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROUTE =
      "/Resources/HttpApi/Properties/Body/paths/~1api~1v3~1check-session-status/post";

  @TempDir private static Path folder;

  private static Path python;
  private static JsonNode expanded;

  @BeforeAll
  static void expand() throws IOException, InterruptedException {
    try {
      python = Emulator.install();
    } catch (IOException e) {
      NotInstalled.skip(e);
      throw e;
    }
    Path file = folder.resolve("expanded.json");
    run("", Map.of(), "infra/lint/expand.py", "infra/template.yaml", file.toString());
    expanded = JSON.readTree(file.toFile());
  }

  @Test
  void templateIsCutToWhatTheEmulatorKnows() throws Exception {
    Ended ended = cut(expanded);
    assertThat(ended.printed())
        .contains("AWS::ApiGatewayV2::Route")
        .doesNotContain("AWS::CodeDeploy");
    assertThat(ended.status()).isZero();
  }

  /// Something new at a place, and how it is refused.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/Resources/New | {'Type': 'AWS::KMS::Key'} | New is a AWS::KMS::Key",
        "/Resources/SessionTable/Properties/Tags | [] | SessionTable (AWS::DynamoDB::Table) has the properties Tags",
        "/Resources/Reader/Properties/VpcConfig | {} | Reader (AWS::Lambda::Function) has the properties VpcConfig",
        "/Resources/Reader/UpdatePolicy | {} | Reader (AWS::Lambda::Function) has the attributes UpdatePolicy",
        "/Resources/ReaderRole/DependsOn | ['ReaderDeploymentGroup'] | references to ReaderDeploymentGroup",
        "/Resources/ReaderRole/Properties/Policies | [{'Ref': 'Dashboard'}] | references to Dashboard",
        "/Resources/Reader/Properties/Role | {'Fn::GetAtt': ['SessionOpenedPipe', 'Arn']} | references to SessionOpenedPipe",
        "/Resources/Reader/Properties/Role | {'Fn::Sub': 'a-${SessionOpenedPipe.Arn}'} | references to SessionOpenedPipe",
        "/Resources/HttpApi/Properties/Body/security | [] | HttpApi's document has security",
        "/Resources/HttpApi/Properties/CorsConfiguration | {} | HttpApi (AWS::ApiGatewayV2::Api) has the properties CorsConfiguration",
        ROUTE + "/security | [] | post /api/v3/check-session-status has security",
        ROUTE
            + "/x-amazon-apigateway-integration/timeoutInMillis | 5 | has in its integration timeoutInMillis",
        ROUTE
            + "/x-amazon-apigateway-integration/payloadFormatVersion | 1 | calls no function with payload 2.0",
      })
  void whatTheCutDoesNotKnowIsRefused(String place, String value, String message) throws Exception {
    JsonNode changed = expanded.deepCopy();
    int name = place.lastIndexOf('/');
    ((ObjectNode) changed.at(place.substring(0, name)))
        .set(place.substring(name + 1), JSON.readTree(value.replace('\'', '"')));
    Ended ended = cut(changed);
    assertThat(ended.printed()).contains(message);
    assertThat(ended.status()).isNotZero();
  }

  @Test
  void nothingOfTheCallersAccountIsKept() throws Exception {
    Map<String, String> callers =
        Map.of(
            "AWS_PROFILE", "production",
            "AWS_SESSION_TOKEN", "theirs",
            "AWS_ACCESS_KEY_ID", "theirs",
            "AWS_ENDPOINT_URL_STS", "https://sts.amazonaws.com",
            "AWS_CONFIG_FILE", "/their/config",
            "HTTP_PROXY", "http://their.proxy",
            "https_proxy", "http://their.proxy");
    Ended ended =
        run(
            "",
            callers,
            "-c",
            "import sys; sys.path.insert(0, 'infra/local'); import os, sandbox;"
                + " sandbox.enter(4566, 'eu-west-3'); print(dict(os.environ))");
    assertThat(ended.printed())
        .contains("'AWS_ENDPOINT_URL': 'http://127.0.0.1:4566'", "'AWS_REGION': 'eu-west-3'")
        .doesNotContainIgnoringCase("their", "production", "proxy", "amazonaws");
  }

  @Test
  void clientThatWouldCallAwsIsRefused() throws Exception {
    Ended ended =
        run(
            "",
            Map.of(),
            "-c",
            "import sys; sys.path.insert(0, 'infra/local'); import os, sandbox, boto3;"
                + " sandbox.enter(4566, 'eu-west-3'); del os.environ['AWS_ENDPOINT_URL'];"
                + " sandbox.check(boto3.client('sts'))");
    assertThat(ended.printed()).contains("which is not on this machine");
    assertThat(ended.status()).isEqualTo(1);
  }

  private record Ended(int status, String printed) {}

  private static Ended cut(JsonNode template) throws IOException, InterruptedException {
    return run(template.toString(), Map.of(), "infra/local/cut.py");
  }

  private static Ended run(String input, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(python.toString()));
    command.addAll(List.of(arguments));
    Path printed = Files.createTempFile(folder, "printed", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try (var writer = process.outputWriter(StandardCharsets.UTF_8)) {
      writer.write(input);
    }
    return new Ended(process.waitFor(), Files.readString(printed));
  }
}
