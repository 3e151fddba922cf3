package dev.porchlight.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OidcErrorTest {
  @Test
  void documentationListsEveryErrorAsItIsSent() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("docs/api/back-channel-logout.md")).stream()
            .filter(line -> line.matches("\\| [A-Z_]+ \\|.*"))
            .toList();
    assertThat(rows).isEqualTo(Arrays.stream(OidcError.values()).map(OidcErrorTest::row).toList());
  }

  private static String row(OidcError error) {
    return "| %s | %d | %s | %s |"
        .formatted(error.name(), error.status(), error.code(), error.description());
  }
}
