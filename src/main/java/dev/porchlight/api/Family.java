package dev.porchlight.api;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/// A family of operations that speaks one dialect, below one root path, with its own credentials
/// and its own way to refuse requests. [FrontDoor] sends every request through the family that owns
/// its path.
public interface Family {
  /// The family's name in log lines and metrics.
  String name();

  /// The path that all its operations start with, with a slash at both ends.
  String root();

  /// Admits a request.
  ///
  /// @return what the family's resources work with
  /// @throws RefusedException if the request is not admitted
  /// @throws dev.porchlight.session.StoreUnavailableException if the store does not answer
  Call admit(Request request);

  /// The answer to a refused request, whoever refused it and why.
  ///
  /// @param detail what the refusal is about; empty if the reason says it all
  Response refuse(Request request, Reason reason, String detail);

  /// Adds the headers that every answer of the family carries.
  default void finish(Request request, MultivaluedMap<String, Object> headers) {}
}
