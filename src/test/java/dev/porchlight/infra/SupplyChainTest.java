package dev.porchlight.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything that goes into a build is pinned exactly. (Versions of Maven plugins: the Enforcer.
/// Licences: the licence plugin.)
class SupplyChainTest {
  private static final Path WORKFLOW = Path.of(".github/workflows/build.yml");

  @Test
  void actionsArePinnedByCommit() throws IOException {
    List<String> uses =
        Files.readAllLines(WORKFLOW).stream().filter(l -> l.contains("uses:")).toList();
    assertThat(uses)
        .hasSizeGreaterThan(3)
        .allMatch(
            line -> line.matches(".*uses: [\\w-]+/[\\w-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
  }

  @Test
  void workflowMayOnlyReadUnlessItReleases() throws IOException {
    JsonNode workflow = new ObjectMapper(new YAMLFactory()).readTree(WORKFLOW.toFile());
    assertThat(workflow.path("permissions").toString()).isEqualTo("{\"contents\":\"read\"}");
    assertThat(workflow.path("jobs").properties())
        .filteredOn(job -> job.getValue().has("permissions"))
        .extracting(job -> job.getKey())
        .containsExactly("release");
  }

  @Test
  void workflowRunsTheSameCommandsAsEverybody() throws IOException {
    assertThat(Files.readString(WORKFLOW)).contains("- run: .ci/run", "- run: make native");
    assertThat(Files.readString(Path.of(".ci/run"))).contains("make test");
    assertThat(Files.readString(Path.of("Makefile")))
        .containsPattern("(?m)^test:.*\\n\\t@\\$\\(MAKE\\) .* lint verify$")
        .containsPattern("(?m)^verify:.*\\n\\t\\$\\(MVN\\) verify$");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "infra/lint/requirements.txt",
        "infra/local/requirements.txt",
        "src/test/sdk/python/requirements.txt"
      })
  void pythonPackagesHaveHashes(String file) throws IOException {
    String text = Files.readString(Path.of(file));
    long packages = Pattern.compile("(?m)^[a-z][\\w.-]*==").matcher(text).results().count();
    long hashed =
        Pattern.compile("(?m)^[a-z][\\w.-]*==[^\\\\\n]*\\\\\n +--hash=sha256:")
            .matcher(text)
            .results()
            .count();
    assertThat(packages).isPositive();
    assertThat(hashed).isEqualTo(packages);
  }

  @ParameterizedTest
  @ValueSource(strings = {"node", "rocketchat"})
  void nodePackagesHaveHashes(String folder) throws IOException {
    Path lock = Path.of("src/test/sdk", folder, "package-lock.json");
    JsonNode packages = new ObjectMapper().readTree(lock.toFile()).path("packages");
    assertThat(packages.properties())
        .filteredOn(entry -> !entry.getKey().isEmpty())
        .isNotEmpty()
        .allMatch(entry -> entry.getValue().path("integrity").asText().startsWith("sha"));
  }
}
