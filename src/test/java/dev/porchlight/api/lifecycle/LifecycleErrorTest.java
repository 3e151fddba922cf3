package dev.porchlight.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleErrorTest {
  @Test
  void docsListEveryErrorAsItIs() throws IOException {
    List<String> documented =
        Files.readAllLines(Path.of("docs/api/lifecycle.md")).stream()
            .filter(line -> line.matches("\\| `[A-Z_]+` \\| \\d.*"))
            .toList();
    assertThat(documented)
        .containsExactlyElementsOf(
            Arrays.stream(LifecycleError.values()).map(LifecycleErrorTest::row).toList());
  }

  private static String row(LifecycleError error) {
    return "| `%s` | %d | `%s` | %s | %s |"
        .formatted(error, error.status(), error.type(), error.title(), error.detail("{}"));
  }
}
