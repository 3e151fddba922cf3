package dev.porchlight.api;

import jakarta.ws.rs.core.Response;

/// A family of operations that speaks one dialect. It has its own way to say that a request cannot
/// be answered.
public interface Family {
  /// The family's name in log lines and metrics.
  String name();

  /// Whether requests to this path are meant for this family.
  ///
  /// @param path percent-encoded, without any stage prefix
  boolean owns(String path);

  /// The family's answer to a request that no operation of it answered.
  Response answer(Unanswered reason);
}
