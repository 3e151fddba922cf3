package dev.porchlight.api.genauth;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// `IsUserExistsRespDto`'s data.
@RegisterForReflection
public record UserExistence(boolean exists) {}
