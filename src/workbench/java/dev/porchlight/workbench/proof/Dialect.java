package dev.porchlight.workbench.proof;

import io.vertx.core.json.JsonObject;

/// How each family reports that the store does not answer.
enum Dialect {
  GENAUTH {
    @Override
    boolean isOutage(Reply reply) {
      return reply.status() == 200
          && reply.isJson()
          && reply.body().startsWith("{\"statusCode\":503,")
          && !reply.body().contains("\"data\"");
    }
  },
  ROCKETCHAT {
    @Override
    boolean isOutage(Reply reply) {
      return reply.status() == 503
          && reply.isJson()
          && reply
              .body()
              .startsWith("{\"success\":false,\"error\":\"The service is temporarily unavailable");
    }
  },
  LIFECYCLE {
    @Override
    boolean isOutage(Reply reply) {
      return reply.status() == 503
          && reply.header("Content-Type").startsWith("application/problem+json")
          && !reply.header("Retry-After").isEmpty()
          && reply.body().contains("\"status\":503");
    }
  },
  WEBHOOK {
    @Override
    boolean isOutage(Reply reply) {
      return reply.status() == 503
          && reply.isJson()
          && !reply.header("Retry-After").isEmpty()
          && reply.body().startsWith("{\"error\":\"store_unavailable\"");
    }
  },
  OIDC {
    @Override
    boolean isOutage(Reply reply) {
      return reply.status() == 503
          && reply.isJson()
          && !reply.header("Retry-After").isEmpty()
          && reply.body().startsWith("{\"error\":\"temporarily_unavailable\"");
    }
  };

  /// Whether a reply is the family's own 503, and nothing else.
  abstract boolean isOutage(Reply reply);

  /// The outcome as an HTTP status, wherever the family puts it.
  int status(Reply reply) {
    boolean inTheBody =
        this == GENAUTH && reply.status() == 200 && reply.isJson() && !reply.body().isEmpty();
    return inTheBody
        ? new JsonObject(reply.body()).getInteger("statusCode", reply.status())
        : reply.status();
  }
}
