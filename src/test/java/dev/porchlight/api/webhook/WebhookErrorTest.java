package dev.porchlight.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookErrorTest {
  @Test
  void documentationListsEveryErrorAsItIsSent() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("docs/api/webhooks.md")).stream()
            .filter(line -> line.matches("\\| [A-Z_]+ \\|.*"))
            .toList();
    assertThat(rows)
        .isEqualTo(Arrays.stream(WebhookError.values()).map(WebhookErrorTest::row).toList());
  }

  private static String row(WebhookError error) {
    return "| %s | %d | %s |".formatted(error.name(), error.status(), error.text("{}"));
  }
}
