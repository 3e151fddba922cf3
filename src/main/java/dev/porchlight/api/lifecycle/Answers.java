package dev.porchlight.api.lifecycle;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// The answers of successful operations. They are JSON whatever the caller claims to accept:
/// nothing else is available, and a change that was made must not be answered with a refusal.
final class Answers {
  private Answers() {}

  /// HTTP 201 if something is new, 200 otherwise.
  static Response written(boolean created, Object document) {
    return created ? created(document).build() : ok(document);
  }

  /// HTTP 200.
  static Response ok(Object document) {
    return json(Response.Status.OK, document).build();
  }

  /// HTTP 201.
  static Response.ResponseBuilder created(Object document) {
    return json(Response.Status.CREATED, document);
  }

  /// HTTP 204.
  static Response noContent() {
    return Response.noContent().build();
  }

  private static Response.ResponseBuilder json(Response.Status status, Object document) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(document);
  }
}
