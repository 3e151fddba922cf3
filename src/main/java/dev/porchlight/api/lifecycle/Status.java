package dev.porchlight.api.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// Whether a user is signed in to an app.
///
/// @param userId as the caller named the user
/// @param activeUntil until when if nothing happens; left out if the user is not signed in
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"userId", "appId", "active", "activeUntil"})
@RegisterForReflection
public record Status(String userId, String appId, boolean active, @Nullable String activeUntil) {}
