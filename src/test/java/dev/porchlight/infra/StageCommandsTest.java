package dev.porchlight.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

  @TempDir private Path project;

  @BeforeEach
  void copy() throws IOException {
    Files.createDirectories(project.resolve("bin"));
    Files.createDirectories(project.resolve("target"));
    Files.createDirectories(project.resolve("infra"));
    for (String script : List.of("deploy", "delete-stage", "check-stage")) {
      Files.copy(Path.of("bin", script), project.resolve("bin").resolve(script));
    }
    Files.copy(Path.of("infra/samconfig.toml"), project.resolve("infra/samconfig.toml"));
    script("bin/sam", "echo \"sam $*\"");
    script("bin/sam-home", "echo \"$PWD\"");
    script("bin/check-aws", "exit 0");
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
    Ended ended = run("bin/delete-stage", "dev");
    assertThat(ended.status()).isZero();
    assertThat(ended.printed())
        .contains("sam delete --stack-name porchlight-dev\n", "Its two tables stay");
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
  void newStageIsDeployedGuidedForTheArchitectureOfTheZip(byte machine, String architecture)
      throws Exception {
    zip(machine);
    Ended ended = run("bin/deploy", "dev");
    assertThat(ended.status()).isZero();
    assertThat(ended.printed())
        .contains("sam deploy --guided", "--stack-name porchlight-dev")
        .contains("Stage=dev Architecture=" + architecture);
  }

  @Test
  void knownStageIsDeployedAsItsSectionSays() throws Exception {
    zip(ARM64);
    section("Architecture=\\\"arm64\\\"");
    Ended ended = run("bin/deploy", "dev");
    assertThat(ended.printed()).isEqualTo("sam deploy --template template.yaml --config-env dev\n");
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

  private Ended run(String script, String stage) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("bash", script, stage)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .start();
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
