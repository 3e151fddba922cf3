package dev.porchlight.workbench.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.porchlight.store.dynamodb.Tables;
import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;

/// What was deployed.
///
/// @param result as `infra/local/deploy.py` prints it
public record Deployment(JsonNode result) {
  /// The API's base address.
  public URI address() {
    return URI.create(output("Address"));
  }

  /// The address of a path of the API.
  ///
  /// @param path starts with `/`
  public URI at(String path) {
    return URI.create(output("Address") + path);
  }

  /// The tables in use.
  public Tables tables() {
    return new Tables(output("SessionTableName"), output("AccessKeyTableName"));
  }

  /// The reader's name.
  public String reader() {
    return result.path("reader").asText();
  }

  /// The writer's name.
  public String writer() {
    return result.path("writer").asText();
  }

  /// What is different from AWS.
  public List<String> lacking() {
    return StreamSupport.stream(result.path("lacking").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private String output(String name) {
    return result.path("outputs").path(name).asText();
  }
}
