package dev.porchlight.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Writes one JSON object on one line, without building a tree first.
public final class JsonLine {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int CHARACTERS = 512;
  private static final int NANOS_IN_A_MICRO = 1_000;

  private JsonLine() {}

  /// The members of an object, in the order they are written.
  @FunctionalInterface
  public interface Members {
    /// Writes them all.
    void writeTo(JsonGenerator json) throws IOException;
  }

  /// The object with these members.
  public static String of(Members members) {
    StringWriter text = new StringWriter(CHARACTERS);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      members.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static void writeTextIfAny(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  /// Writes a time in milliseconds, to the microsecond.
  static void writeMillis(JsonGenerator json, long nanos) throws IOException {
    json.writeNumber(BigDecimal.valueOf(Math.max(0, nanos) / NANOS_IN_A_MICRO, 3));
  }
}
