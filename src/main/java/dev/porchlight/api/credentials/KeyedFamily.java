package dev.porchlight.api.credentials;

import dev.porchlight.api.Family;
import jakarta.ws.rs.core.Response;

/// A family whose callers show an access key. It has its own way to say that a request is refused.
public interface KeyedFamily extends Family {
  /// The family's answer to a request that was refused.
  Response answer(RefusedException refused);
}
