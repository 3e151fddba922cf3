package dev.porchlight.api.genauth;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// `CheckSessionStatusRespDto`'s data.
@RegisterForReflection
public record SessionStatus(boolean active) {}
