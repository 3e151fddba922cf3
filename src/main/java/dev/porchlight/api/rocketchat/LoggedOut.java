package dev.porchlight.api.rocketchat;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// The answer of the logout endpoints.
///
/// @param sessionId as it was sent
@JsonPropertyOrder({"sessionId", "success"})
@RegisterForReflection
public record LoggedOut(String sessionId, boolean success) {}
