package dev.porchlight.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.porchlight.session.Device;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserAgentTest {
  static List<JsonNode> computed() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            UserAgentTest.class.getResourceAsStream("/vectors/rocketchat-devices.json"))) {
      List<JsonNode> vectors = new ArrayList<>();
      new ObjectMapper().readTree(file).get("vectors").forEach(vectors::add);
      return vectors;
    }
  }

  @ParameterizedTest
  @MethodSource("computed")
  void deviceIsTheOneThatRocketChatDetects(JsonNode vector) {
    Device device = new UserAgent(vector.get("ua").asText()).device();
    assertThat(new ObjectMapper().<JsonNode>valueToTree(device)).isEqualTo(vector.get("device"));
  }

  @Test
  void overlongTextIsReadQuickly() {
    String hostile = "RC Mobile; " + "a ".repeat(500_000) + "Version/1".repeat(100_000);
    assertThat(new UserAgent(hostile).device().name()).isEmpty();
  }
}
