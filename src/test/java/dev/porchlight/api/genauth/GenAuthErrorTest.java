package dev.porchlight.api.genauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GenAuthErrorTest {
  @Test
  void docsListEveryErrorAsItIs() throws IOException {
    List<String> documented =
        Files.readAllLines(Path.of("docs/api/genauth.md")).stream()
            .filter(line -> line.matches("\\| `[A-Z_]+` \\| \\d.*"))
            .toList();
    assertThat(documented)
        .containsExactlyElementsOf(
            Arrays.stream(GenAuthError.values()).map(GenAuthErrorTest::row).toList());
  }

  private static String row(GenAuthError error) {
    return "| `%s` | %d | %s | %s | %s |"
        .formatted(
            error,
            error.statusCode(),
            Objects.toString(error.apiCode(), ""),
            error.message(Language.ENGLISH, "{}"),
            error.message(Language.CHINESE, "{}"));
  }
}
