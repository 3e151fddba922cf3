package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests back what documents claim: every test that they name exists.
class ThreatModelTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|Contract))(?:\\.(\\w+))?`");
  private static final Path THREATS = Path.of("docs/threat-model.md");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docs/threat-model.md",
        "docs/other-peoples-bugs.md",
        "docs/proof.md",
        "SECURITY.md",
        "ARCHITECTURE.md"
      })
  void namedTestsExist(String document) throws IOException {
    List<MatchResult> named = TEST.matcher(Files.readString(Path.of(document))).results().toList();
    assertThat(named)
        .isNotEmpty()
        .allSatisfy(test -> assertThat(exists(test)).as(test.group()).isTrue());
  }

  @Test
  void everyClaimNamesItsTest() throws IOException {
    List<String> claims =
        Files.readAllLines(THREATS).stream()
            .filter(line -> line.startsWith("| "))
            .filter(line -> !line.endsWith("| held by |"))
            .toList();
    assertThat(claims).hasSizeGreaterThan(30).allMatch(line -> TEST.matcher(line).find());
  }

  private static boolean exists(MatchResult test) {
    String file = test.group(1) + ".java";
    String method = test.group(2);
    try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
      return sources
          .filter(source -> source.endsWith(file))
          .anyMatch(source -> method == null || read(source).contains("void " + method + "("));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
