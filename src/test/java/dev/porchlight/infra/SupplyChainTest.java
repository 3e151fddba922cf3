package dev.porchlight.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What goes into a build is pinned: actions by commit; Python, Node and Go packages by hash; Maven
/// artefacts by exact version only. (Versions of Maven plugins: the Enforcer. Licences: the licence
/// plugin.)
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
  @MethodSource("pythonLocks")
  void pythonPackagesHaveHashes(Path file) throws IOException {
    String text = Files.readString(file);
    List<String> packages = found("(?m)^[A-Za-z][^\\s#]*", text);
    assertThat(packages).isNotEmpty().allMatch(line -> line.contains("=="));
    assertThat(found("(?m)^[A-Za-z][^\\\\\n]*==[^\\\\\n]*\\\\\n +--hash=sha256:", text))
        .hasSameSizeAs(packages);
  }

  @ParameterizedTest
  @MethodSource("nodeLocks")
  void nodePackagesHaveHashes(Path file) throws IOException {
    JsonNode packages = new ObjectMapper().readTree(file.toFile()).path("packages");
    assertThat(packages.properties())
        .filteredOn(entry -> !entry.getKey().isEmpty())
        .isNotEmpty()
        .allMatch(entry -> entry.getValue().path("integrity").asText().startsWith("sha"));
  }

  @ParameterizedTest
  @MethodSource("goModules")
  void goModulesHaveHashes(Path file) throws IOException {
    String sums = Files.readString(file.resolveSibling("go.sum"));
    assertThat(found("(?m)^\\s+\\S+ v\\S+", Files.readString(file)))
        .isNotEmpty()
        .allMatch(module -> sums.contains(module.strip() + " h1:"));
  }

  /// Maven has no lock file: an exact version is all that holds an artefact, besides the
  /// repository's own checksums.
  @ParameterizedTest
  @MethodSource("mavenBuilds")
  void mavenVersionsAreExact(Path file) throws IOException {
    assertThat(
            found("(</artifactId>\\s*<version>|<[\\w.-]+\\.version>)[^<]*", Files.readString(file)))
        .isNotEmpty()
        .noneMatch(version -> version.matches(".*([\\[(,]|LATEST|RELEASE).*"));
  }

  static List<Path> pythonLocks() throws IOException {
    return files("requirements.txt", 4);
  }

  static List<Path> nodeLocks() throws IOException {
    return files("package-lock.json", 4);
  }

  static List<Path> goModules() throws IOException {
    return files("go.mod", 1);
  }

  static List<Path> mavenBuilds() throws IOException {
    return files("pom.xml", 5);
  }

  /// Every file of that name in the repository.
  private static List<Path> files(String name, int atLeast) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.exists(Path.of(name))) {
      found.add(Path.of(name));
    }
    for (String folder : List.of("src", "infra", "benchmark", "bin")) {
      try (Stream<Path> all = Files.walk(Path.of(folder))) {
        all.filter(file -> file.endsWith(name))
            .filter(file -> !file.toString().contains("node_modules"))
            .forEach(found::add);
      }
    }
    assertThat(found).hasSizeGreaterThanOrEqualTo(atLeast);
    return found;
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).toList();
  }
}
