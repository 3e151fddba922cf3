package dev.porchlight.workbench.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.porchlight.api.genauth.Envelope;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What an operation answers: its successes, taken from the return type of its method, and its
/// errors, taken from its family's table.
final class Answers {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int OK = 200;

  private final WireSchemas schemas;

  Answers(WireSchemas schemas) {
    this.schemas = schemas;
  }

  ObjectNode of(ResourceMethod method, FamilyDescription family, JsonNode said) {
    List<ErrorTable.Line> errors = family.errors().named(family.errorsOf(said, method.writes()));
    Type returned = method.method().getGenericReturnType();
    if (returned instanceof ParameterizedType generic && generic.getRawType() == Envelope.class) {
      return envelope(generic.getActualTypeArguments()[0], errors);
    }
    Map<Integer, ObjectNode> byStatus = new TreeMap<>();
    if (returned == Response.class) {
      said.path("answers")
          .properties()
          .forEach(answer ->
              byStatus.put(
                  Integer.parseInt(answer.getKey()),
                  stated(family.name(), answer.getValue().asText())));
      if (byStatus.isEmpty()) {
        throw new IllegalStateException(method.route() + " needs its answers described");
      }
    } else {
      byStatus.put(OK, response("Done", "application/json", schemas.of(returned)));
    }
    errors.stream()
        .collect(Collectors.groupingBy(ErrorTable.Line::status, TreeMap::new, Collectors.toList()))
        .forEach((status, lines) -> byStatus.put(status, failure(family, lines)));
    ObjectNode responses = JSON.objectNode();
    byStatus.forEach((status, response) -> responses.set(status.toString(), response));
    return responses;
  }

  /// An answer of a method that does not declare its type: the name of a record, with `[]` for a
  /// list of them; empty for no body.
  private ObjectNode stated(String family, String type) {
    if (type.isEmpty()) {
      return JSON.objectNode().put("description", "Done");
    }
    ObjectNode one = schemas.of(record(family, type.replace("[]", "")));
    ObjectNode schema =
        type.endsWith("[]") ? JSON.objectNode().put("type", "array").set("items", one) : one;
    return response("Done", "application/json", schema);
  }

  private ObjectNode failure(FamilyDescription family, List<ErrorTable.Line> lines) {
    JsonNode said = family.tree().path("errors");
    ObjectNode schema = schemas.of(record(family.name(), said.path("body").asText()));
    return response(list(lines), said.path("mediaType").asText("application/json"), schema);
  }

  /// GenAuth always answers HTTP 200; `statusCode` in the body tells answers apart.
  private ObjectNode envelope(Type data, List<ErrorTable.Line> errors) {
    ObjectNode success = schemas.of(Envelope.class, data);
    ((ObjectNode) success.path("properties")).remove("apiCode");
    ((ObjectNode) success.at("/properties/statusCode")).put("const", OK);
    ((ArrayNode) success.path("required")).add("data");
    ObjectNode failure = schemas.of(Envelope.class, String.class);
    ((ObjectNode) failure.path("properties")).remove("data");
    ArrayNode statuses = JSON.arrayNode();
    new TreeSet<>(errors.stream().map(ErrorTable.Line::status).toList()).forEach(statuses::add);
    ((ObjectNode) failure.at("/properties/statusCode")).set("enum", statuses);
    ObjectNode either = JSON.objectNode().set("oneOf", JSON.arrayNode().add(success).add(failure));
    ObjectNode responses = JSON.objectNode();
    String description = "`statusCode` 200: done. Otherwise one of\n" + list(errors);
    return responses.set("200", response(description, "application/json", either));
  }

  private static String list(List<ErrorTable.Line> lines) {
    return lines.stream()
        .map(line ->
            "- %d `%s`%s\n"
                .formatted(
                    line.status(), line.name(), line.words().isEmpty() ? "" : ": " + line.words()))
        .collect(Collectors.joining());
  }

  private static ObjectNode response(String description, String mediaType, ObjectNode schema) {
    ObjectNode response = JSON.objectNode().put("description", description);
    response.putObject("content").putObject(mediaType).set("schema", schema);
    return response;
  }

  private static Class<?> record(String family, String name) {
    try {
      return Class.forName("dev.porchlight.api." + family + "." + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
