package dev.porchlight.api.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RocketChatErrorTest {
  @Test
  void documentationListsEveryErrorAsItIsSent() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("docs/api/rocketchat.md")).stream()
            .filter(line -> line.matches("\\| [A-Z_]+ \\|.*"))
            .map(line -> line.substring(0, line.lastIndexOf('|', line.length() - 2) + 1))
            .toList();
    assertThat(rows)
        .isEqualTo(Arrays.stream(RocketChatError.values()).map(RocketChatErrorTest::row).toList());
  }

  private static String row(RocketChatError error) {
    String type = Objects.requireNonNullElse(error.errorType(), "");
    return "| %s | %d | %s | %s|"
        .formatted(
            error.name(), error.status(), error.text("{}"), type.isEmpty() ? "" : type + " ");
  }
}
