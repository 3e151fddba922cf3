package dev.porchlight.api.rocketchat;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// What the logout endpoints answer.
///
/// @param sessionId as it was sent
@JsonPropertyOrder({"sessionId", "success"})
@RegisterForReflection
public record LoggedOut(String sessionId, boolean success) {}
