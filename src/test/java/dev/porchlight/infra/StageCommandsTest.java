package dev.porchlight.infra;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.workbench.infra.Template;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `make deploy` and `make delete-stage`, in a copy of the project where SAM only prints how it was
/// called. What AWS then does is not tested here.
class StageCommandsTest {
  private static final byte X86_64 = 0x3e;
  private static final byte ARM64 = (byte) 0xb7;
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  @TempDir private Path project;

  @BeforeEach
  void copy() throws IOException {
    Files.createDirectories(project.resolve("bin"));
    Files.createDirectories(project.resolve("target"));
    Files.createDirectories(project.resolve("infra"));
    for (String script :
        List.of("deploy", "delete-stage", "check-stage", "stage-parameters", "stage-region")) {
      Files.copy(Path.of("bin", script), project.resolve("bin").resolve(script), COPY_ATTRIBUTES);
    }
    for (String file : List.of("samconfig.toml", "template.yaml", "release.py")) {
      Files.copy(Path.of("infra", file), project.resolve("infra").resolve(file));
    }
    script("bin/sam", "echo \"sam $*\"");
    script("bin/sam-home", "echo \"$PWD\"");
    script("bin/check-aws", "exit 0");
    stacks("CREATE_COMPLETE");
  }

  @ParameterizedTest
  @CsvSource({"production", "prod", "prod-eu", "production-2", "live"})
  void productionIsNeverDeleted(String stage) throws Exception {
    Ended ended = run("bin/delete-stage", stage);
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.printed()).contains("does not delete " + stage).doesNotContain("sam delete");
  }

  @Test
  void stageIsDeletedButItsTablesStay() throws Exception {
    stacks("CREATE_COMPLETE", "NONE");
    Ended ended = run("bin/delete-stage", "dev");
    assertThat(ended.status()).isZero();
    assertThat(ended.printed())
        .contains("sam delete --stack-name porchlight-dev --region here\n")
        .contains("The stack porchlight-dev is gone", "Its two tables stay");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE_COMPLETE", "DELETE_FAILED", "DELETE_IN_PROGRESS"})
  void stageThatIsStillThereIsNotSaidToBeGone(String after) throws Exception {
    stacks("CREATE_COMPLETE", after);
    Ended ended = run("bin/delete-stage", "dev");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.printed())
        .contains("was not deleted: it is still in here (" + after + ")")
        .doesNotContain("is gone");
  }

  @Test
  void stageThatDoesNotExistIsNotSaidToBeGone() throws Exception {
    stacks("NONE");
    Ended ended = run("bin/delete-stage", "dev");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.printed())
        .contains("There is no stack porchlight-dev in here: nothing was deleted")
        .doesNotContain("is gone", "sam delete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy", "delete-stage"})
  void nothingIsDoneIfNobodyKnowsWhetherTheStackExists(String command) throws Exception {
    zip(ARM64);
    script("bin/stack-status", "echo 'CloudFormation did not answer' >&2; exit 1");
    Ended ended = run("bin/" + command, "dev");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.printed()).isEqualTo("CloudFormation did not answer\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Dev", "1st", "dev; echo", "a-stage-of-more-than-20"})
  void stageMustHaveAValidName(String stage) throws Exception {
    for (String script : List.of("bin/deploy", "bin/delete-stage")) {
      Ended ended = run(script, stage);
      assertThat(ended.status()).isEqualTo(2);
      assertThat(ended.printed()).contains("Name the stage").doesNotContain("sam ");
    }
  }

  @Test
  void missingZipIsReported() throws Exception {
    Ended ended = run("bin/deploy", "dev");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.printed()).contains("There is no target/function.zip. Run make native first");
  }

  @Test
  void zipWithoutANativeBinaryIsRefused() throws Exception {
    zip((byte) 0);
    Ended ended = run("bin/deploy", "dev");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.printed()).contains("holds no native binary").doesNotContain("sam deploy");
  }

  @Test
  void missingCredentialsAreReportedBeforeSamRuns() throws Exception {
    zip(ARM64);
    script("bin/check-aws", "echo 'No credentials'; exit 1");
    Ended ended = run("bin/deploy", "dev");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.printed()).contains("No credentials").doesNotContain("sam deploy");
  }

  @ParameterizedTest
  @CsvSource({X86_64 + ",x86_64", ARM64 + ",arm64"})
  void newStageIsDeployedWithoutQuestionsAndItsSettingsAreSaved(byte machine, String architecture)
      throws Exception {
    zip(machine);
    stacks("NONE");
    Ended ended = run("bin/deploy", "dev");
    assertThat(ended.status()).isZero();
    assertThat(ended.printed())
        .doesNotContain("--guided")
        .contains("--save-params --confirm-changeset", "--no-fail-on-empty-changeset")
        .contains("--stack-name porchlight-dev")
        .containsPattern(
            "--parameter-overrides Stage=\"dev\" Architecture=\"%s\" Release=\"[0-9a-f]{64}\"\n"
                .formatted(architecture));
  }

  @Test
  void knownStageIsDeployedWithItsSettingsAndDefaultsForTheRest() throws Exception {
    zip(ARM64);
    section("Architecture=\\\"arm64\\\" AlarmEmail=a@example.org");
    Map<String, String> expected = defaults();
    expected.putAll(Map.of("Stage", "dev", "Architecture", "arm64", "AlarmEmail", "a@example.org"));
    assertThat(run("bin/deploy", "dev").printed())
        .startsWith("sam deploy --config-env dev --no-fail-on-empty-changeset --parameter-over");
    Map<String, String> given = parameters();
    assertThat(given.remove("Release")).matches("[0-9a-f]{64}");
    assertThat(given).isEqualTo(expected);
  }

  /// SAM itself saves a table; people also write the others.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[$.parameter_overrides]|Architecture = 'arm64'|ReaderConcurrency = 7|AlarmEmail = 'a b'",
        "[$]|parameter_overrides = {Architecture = 'arm64', ReaderConcurrency = '7', AlarmEmail = 'a b'}",
        "[$]|parameter_overrides = \"Architecture=arm64 ReaderConcurrency=7 AlarmEmail='a b'\"",
        "[$]|parameter_overrides = \"Architecture=\\\"arm64\\\" ReaderConcurrency=7 AlarmEmail=\\\"a b\\\"\"",
        "[$]|parameter_overrides = ['Architecture=arm64', 'ReaderConcurrency=7', 'AlarmEmail=\"a b\"']"
      })
  void settingsAreReadInEveryFormThatSamReads(String section) throws Exception {
    zip(ARM64);
    Files.writeString(
        project.resolve("infra/samconfig.toml"),
        section.replace("$", "dev.deploy.parameters").replace('|', '\n') + "\n");
    assertThat(parameters())
        .containsEntry("Architecture", "arm64")
        .containsEntry("ReaderConcurrency", "7")
        .containsEntry("AlarmEmail", "a b");
  }

  @ParameterizedTest
  @CsvSource({
    "Typo=1, names parameters that infra/template.yaml does not have: Typo",
    "'ParameterKey=Stage,ParameterValue=dev', 'write the parameters of dev as Name = \"value\"'",
    "file://other.json, 'write the parameters of dev as Name = \"value\"'",
    "AlarmEmail=a\\\\\\\\b, which SAM cannot take"
  })
  void settingsThatCannotBePassedOnAreRefused(String override, String message) throws Exception {
    zip(ARM64);
    section("Architecture=arm64 " + override);
    Ended ended = run("bin/deploy", "dev");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.printed()).contains(message).doesNotContain("sam deploy");
  }

  @Test
  void releaseChangesWithZipTemplateAndSettingsAndOnlyThen() throws Exception {
    zip(ARM64);
    section("Architecture=arm64");
    String before = release();
    section("Architecture=arm64 Release=" + "f".repeat(64));
    assertThat(release()).as("whatever SAM has saved").isEqualTo(before);
    section("Architecture=arm64 SessionLifetime=31d");
    String settings = release();
    Files.writeString(project.resolve("infra/template.yaml"), "# changed\n", APPEND);
    String template = release();
    Files.write(project.resolve("target/function.zip"), new byte[] {1}, APPEND);
    assertThat(List.of(before, settings, template, release())).doesNotHaveDuplicates();
  }

  /// Where SAM saves it, and where people write it.
  @ParameterizedTest
  @CsvSource({"global", "deploy"})
  void stageIsLookedForInItsOwnRegion(String section) throws Exception {
    Files.writeString(
        project.resolve("infra/samconfig.toml"),
        "[dev." + section + ".parameters]\nregion = \"eu-central-1\"\n");
    script("bin/stack-status", "echo \"NONE $AWS_REGION=$AWS_DEFAULT_REGION\"");
    assertThat(run("bin/delete-stage", "dev").printed())
        .contains("There is no stack porchlight-dev in eu-central-1=eu-central-1");
  }

  @Test
  void regionOfTheCallerIsKnownToSamByEitherName() throws Exception {
    script("bin/stack-status", "echo \"NONE $AWS_DEFAULT_REGION\"");
    assertThat(run("bin/delete-stage", "dev", Map.of("AWS_REGION", "eu-west-3")).printed())
        .contains("There is no stack porchlight-dev in eu-west-3");
  }

  @Test
  void stackWhoseFirstDeploymentFailedIsNotDeployedAgain() throws Exception {
    zip(ARM64);
    stacks("ROLLBACK_COMPLETE");
    Ended ended = run("bin/deploy", "dev");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.printed())
        .contains("\"A first deployment that failed\" in docs/operations.md")
        .doesNotContain("sam deploy");
    assertThat(Files.readString(Path.of("docs/operations.md")))
        .contains("### A first deployment that failed");
  }

  @Test
  void zipForAnotherArchitectureIsRefused() throws Exception {
    zip(X86_64);
    section("Architecture=\\\"arm64\\\"");
    Ended ended = run("bin/deploy", "dev");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.printed()).contains("is for x86_64").doesNotContain("sam deploy");
  }

  private record Ended(int status, String printed) {}

  /// What SAM is given.
  private Map<String, String> parameters() throws Exception {
    return PARAMETER
        .matcher(run("bin/deploy", "dev").printed())
        .results()
        .collect(Collectors.toMap(m -> m.group(1), m -> m.group(2)));
  }

  private String release() throws Exception {
    return parameters().getOrDefault("Release", "");
  }

  private static Map<String, String> defaults() {
    return Template.INSTANCE.root().path("Parameters").properties().stream()
        .filter(p -> p.getValue().has("Default"))
        .collect(Collectors.toMap(p -> p.getKey(), p -> p.getValue().path("Default").asText()));
  }

  /// The status of the stack when it is asked for the first time, the second, and so on; the last
  /// one from then on.
  private void stacks(String... statuses) throws IOException {
    Files.write(project.resolve("statuses"), List.of(statuses));
    script(
        "bin/stack-status",
        """
        status="$(head -n 1 statuses)"
        [ "$(wc -l <statuses)" -eq 1 ] || sed -i.old 1d statuses
        echo "$status here"\
        """);
  }

  private Ended run(String script, String stage) throws IOException, InterruptedException {
    return run(script, stage, Map.of());
  }

  private Ended run(String script, String stage, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", script, stage)
            .directory(project.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), printed);
  }

  private void section(String overrides) throws IOException {
    Files.writeString(
        project.resolve("infra/samconfig.toml"),
        "[dev.deploy.parameters]\nparameter_overrides = \"Stage=\\\"dev\\\" " + overrides + "\"\n");
  }

  private void zip(byte machine) throws IOException {
    byte[] binary = new byte[64];
    binary[18] = machine;
    try (OutputStream file = Files.newOutputStream(project.resolve("target/function.zip"));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("bootstrap"));
      zip.write(binary);
    }
  }

  private void script(String path, String line) throws IOException {
    Path script = project.resolve(path);
    Files.writeString(script, "#!/usr/bin/env bash\n" + line + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }
}
