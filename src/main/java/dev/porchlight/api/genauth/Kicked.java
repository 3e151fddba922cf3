package dev.porchlight.api.genauth;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// `IsSuccessRespDto`'s data.
@RegisterForReflection
public record Kicked(boolean success) {}
