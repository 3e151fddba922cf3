package dev.porchlight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A family is its folder and what `Wiring` makes for it: without both, everything else compiles.
class FamilyFoldersTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path FAMILIES = SOURCES.resolve("dev/porchlight/api");

  @TempDir private Path classes;

  static List<String> families() throws IOException {
    try (Stream<Path> folders = Files.list(FAMILIES)) {
      List<String> families =
          folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()).sorted().toList();
      assertThat(families).hasSizeGreaterThan(4);
      return families;
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void everythingElseCompilesWithoutAFamily(String family) throws IOException {
    List<JavaFileObject> sources;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.startsWith(FAMILIES.resolve(family)))
              .map(file -> source(file, family))
              .toList();
    }
    assertThat(errors(sources)).isEmpty();
  }

  private List<String> errors(List<JavaFileObject> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options =
        List.of("-proc:none", "-implicit:none", "-cp", libraries(), "-d", classes.toString());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      compiler.getTask(null, files, found, options, null, sources).call();
    }
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(Diagnostic::toString)
        .toList();
  }

  /// This test's class path without the project's classes.
  private static String libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(":", -1))
        .filter(entry -> entry.endsWith(".jar"))
        .collect(Collectors.joining(":"));
  }

  private static JavaFileObject source(Path file, String family) {
    try {
      String text = Files.readString(file);
      String without = file.endsWith("Wiring.java") ? without(family, text) : text;
      return new SimpleJavaFileObject(
          URI.create(file.toUri().toString()), JavaFileObject.Kind.SOURCE) {
        @Override
        public CharSequence getCharContent(boolean ignored) {
          return without;
        }
      };
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// `Wiring` without the methods that make something for a family.
  private static String without(String family, String wiring) {
    String prefix = "import dev.porchlight.api." + family + ".";
    List<String> types =
        wiring
            .lines()
            .filter(line -> line.startsWith(prefix))
            .map(line -> line.substring(prefix.length(), line.length() - 1))
            .toList();
    return Arrays.stream(wiring.split("\n\n", -1))
        .map(block ->
            block.replaceAll("import dev\\.porchlight\\.api\\." + family + "\\.\\w+;\n?", ""))
        .filter(
            block -> types.stream().noneMatch(type -> block.matches("(?s).*\\b" + type + "\\b.*")))
        .collect(Collectors.joining("\n\n"));
  }
}
