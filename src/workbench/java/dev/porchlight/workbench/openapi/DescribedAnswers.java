package dev.porchlight.workbench.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Compares every answer that an integration test gets with `docs/openapi.yaml`: the status must be
/// described, and the body must fit its schema.
public final class DescribedAnswers implements Filter {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final JsonNode document;
  private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();

  /// Reads the file as it is now.
  public DescribedAnswers() {
    try {
      String text = Files.readString(OpenApiDocument.FILE);
      document =
          new ObjectMapper(new YAMLFactory())
              .readTree(text.replace("#/components/schemas/", "#/$defs/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response response = context.next(request, expected);
    String path = operation(URI.create(request.getURI()).getRawPath());
    operation(request.getMethod(), path)
        .ifPresent(operation ->
            check(operation, response.statusCode(), response.contentType(), response.asString()));
    return response;
  }

  /// Fails if an answer differs from its description.
  void check(JsonNode operation, int status, String contentType, String body) {
    String id = operation.path("operationId").asText();
    JsonNode described = operation.path("responses").path(Integer.toString(status));
    if (described.isMissingNode()) {
      throw new AssertionError(id + " answered with undescribed status " + status + ": " + body);
    }
    if (!described.has("content")) {
      if (!body.isEmpty()) {
        throw new AssertionError(id + " answered " + status + " with an undescribed body: " + body);
      }
      return;
    }
    String mediaType = contentType.split(";", 2)[0].toLowerCase(Locale.ROOT);
    JsonNode schema = described.path("content").path(mediaType).path("schema");
    if (schema.isMissingNode()) {
      throw new AssertionError(
          id + " answered " + status + " with undescribed type " + contentType);
    }
    Set<ValidationMessage> wrong = messages(schema, body);
    if (!wrong.isEmpty()) {
      throw new AssertionError(
          id
              + " answered "
              + status
              + " with a body that does not fit its schema: "
              + wrong
              + "\n"
              + body);
    }
  }

  /// The path without a leading stage.
  private static String operation(String path) {
    return path.replaceFirst("^.*?(?=/(api/v[13]|v1|webhooks|oidc)/)", "");
  }

  /// The operation that a request goes to.
  Optional<JsonNode> operation(String method, String path) {
    return document.path("paths").properties().stream()
        .filter(known -> isAt(known.getKey(), path))
        .map(Map.Entry::getValue)
        .map(known -> known.path(method.toLowerCase(Locale.ROOT)))
        .filter(JsonNode::isObject)
        .findFirst();
  }

  private Set<ValidationMessage> messages(JsonNode schema, String body) {
    try {
      return schemas.computeIfAbsent(schema, this::compiled).validate(JSON.readTree(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonSchema compiled(JsonNode schema) {
    ObjectNode whole = JSON.createObjectNode();
    whole.set("$defs", document.at("/components/schemas"));
    whole.setAll((ObjectNode) schema);
    return SCHEMAS.getSchema(whole);
  }

  private static boolean isAt(String template, String path) {
    String[] wanted = template.split("/", -1);
    String[] sent = path.split("/", -1);
    boolean fits = wanted.length == sent.length;
    for (int i = 0; fits && i < wanted.length; i++) {
      fits = wanted[i].startsWith("{") ? !sent[i].isEmpty() : wanted[i].equals(sent[i]);
    }
    return fits;
  }
}
