package dev.porchlight.workbench.gateway;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/// Turns requests into events for the function (payload format 2.0).
public sealed interface EventSource permits HttpApi, FunctionUrl {
  /// The event; empty if the gateway itself answers, with 400 and [#BAD_REQUEST].
  ///
  /// @param id the invocation's id
  /// @param at when the request arrived
  Optional<JsonObject> event(SentRequest request, String id, Instant at);

  /// The gateway's answer to a request that it does not pass on.
  String BAD_REQUEST = "{\"message\":\"Bad Request\"}";
}
