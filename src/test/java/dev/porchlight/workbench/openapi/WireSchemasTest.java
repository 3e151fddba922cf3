package dev.porchlight.workbench.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WireSchemasTest {
  private final WireSchemas schemas = new WireSchemas();

  private enum Size {
    LARGE;

    @JsonValue
    String key() {
      return "large";
    }
  }

  @JsonPropertyOrder({"_id", "size", "count", "texts", "byName"})
  private record Wire(
      @Nullable Integer count,
      @JsonProperty("_id") String id,
      Size size,
      List<String> texts,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> byName) {}

  private record Unknown(Instant when) {}

  @Test
  void recordIsDescribedAsJacksonWritesIt() {
    assertThat(schemas.of(Wire.class, String.class))
        .hasToString(
            """
            {"type":"object","properties":{"_id":{"type":"string"},\
            "size":{"type":"string","enum":["large"]},\
            "count":{"anyOf":[{"type":"integer","format":"int32"},{"type":"null"}]},\
            "texts":{"type":"array","items":{"type":"string"}},\
            "byName":{"type":"object","additionalProperties":{"type":"string"}}},\
            "required":["count","_id","size","texts"],"additionalProperties":false}\
            """);
  }

  @Test
  void unsupportedTypeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> schemas.of(Unknown.class, String.class));
  }
}
