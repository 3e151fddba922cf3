package dev.porchlight.workbench.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a command found, as JSON: printed, and written below `benchmark/results`.
final class Results {
  static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private static final Path FOLDER = Path.of("benchmark/results");

  private final Map<String, Object> json = new LinkedHashMap<>();

  Results(String commit, String command) {
    json.put("commit", commit);
    json.put("command", command);
    json.put("at", Instant.now().toString());
    json.put("machine", Runtime.getRuntime().availableProcessors() + " cores");
  }

  Results with(String name, Object value) {
    json.put(name, value);
    return this;
  }

  void write(String file) throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.createDirectories(FOLDER);
    mapper.writeValue(FOLDER.resolve(file).toFile(), json);
    OUT.println(mapper.writeValueAsString(json));
  }
}
