package dev.porchlight.api.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// Whether a user is signed in to an app.
///
/// @param userId the user as the caller named them
/// @param activeUntil until when without further activity; omitted if the user is not signed in
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"userId", "appId", "active", "activeUntil"})
@RegisterForReflection
public record Status(String userId, String appId, boolean active, @Nullable String activeUntil) {}
