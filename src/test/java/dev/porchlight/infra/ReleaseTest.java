package dev.porchlight.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.porchlight.NotInstalled;
import dev.porchlight.workbench.infra.Template;
import dev.porchlight.workbench.local.LockedPackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever changes reaches the alias `live`: `bin/stage-parameters` sees the change, and the SAM
/// transform names a new version of both functions.
class ReleaseTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UNCHANGED = "";

  /// The ids of both functions' versions, by the parameter that has another value than its default.
  private static final Map<String, List<String>> VERSIONS = new LinkedHashMap<>();

  @BeforeAll
  static void expand(@TempDir Path project) throws IOException, InterruptedException {
    Files.createDirectories(project.resolve("infra"));
    Files.createDirectories(project.resolve("target"));
    for (String file : List.of("infra/template.yaml", "infra/release.py")) {
      Files.copy(Path.of(file), project.resolve(file));
    }
    Files.writeString(project.resolve("infra/samconfig.toml"), "version = 0.1\n");
    Files.writeString(project.resolve("target/function.zip"), "a zip");
    StringBuilder sets = new StringBuilder();
    List<String> changes = Stream.concat(Stream.of(UNCHANGED), parameters()).toList();
    for (String change : changes) {
      sets.append(JSON.writeValueAsString(set(project, change))).append('\n');
    }
    List<String> versions =
        run(Path.of(""), sets.toString(), python(), "src/test/infra/versions.py");
    assertThat(versions).hasSameSizeAs(changes);
    for (int i = 0; i < changes.size(); i++) {
      VERSIONS.put(changes.get(i), Template.texts(JSON.readTree(versions.get(i))));
    }
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void changedParameterPublishesANewVersionOfBothFunctions(String parameter) {
    assertThat(VERSIONS.get(parameter)).hasSize(2).doesNotContainAnyElementsOf(unchanged());
  }

  @Test
  void bothFunctionsHaveAVersion() {
    assertThat(unchanged())
        .satisfiesExactly(
            reader -> assertThat(reader).startsWith("ReaderVersion"),
            writer -> assertThat(writer).startsWith("WriterVersion"));
  }

  static Stream<String> parameters() {
    return Template.INSTANCE.root().path("Parameters").properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !name.equals("Release"));
  }

  private static List<String> unchanged() {
    return VERSIONS.getOrDefault(UNCHANGED, List.of());
  }

  private static Map<String, String> set(Path project, String changed)
      throws IOException, InterruptedException {
    Stream<String> given =
        Stream.of(changed).filter(name -> !name.isEmpty()).map(n -> n + "=" + otherValue(n));
    String script = Path.of("bin/stage-parameters").toAbsolutePath().toString();
    return run(project, "", Stream.concat(Stream.of(script, "dev"), given).toArray(String[]::new))
        .stream()
        .map(line -> line.replace("\"", "").split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private static String otherValue(String parameter) {
    JsonNode described = Template.INSTANCE.parameter(parameter);
    String usual = described.path("Default").asText();
    return Template.texts(described.path("AllowedValues")).stream()
        .filter(value -> !value.equals(usual))
        .findFirst()
        .orElse(described.path("Type").asText().equals("Number") ? usual + "0" : usual + "other");
  }

  private static String python() {
    LockedPackages packages =
        new LockedPackages(
            "The SAM transform",
            Path.of("infra/local").toAbsolutePath(),
            Path.of("target/local").toAbsolutePath());
    try {
      return packages.python().resolve("python").toString();
    } catch (IOException e) {
      NotInstalled.skip(e);
      throw new IllegalStateException(e);
    }
  }

  private static List<String> run(Path folder, String input, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toAbsolutePath().toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var writer = process.outputWriter(StandardCharsets.UTF_8)) {
      writer.write(input);
    }
    try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = reader.lines().toList();
      assertThat(process.waitFor()).isZero();
      return lines;
    }
  }
}
