package dev.porchlight.api.lifecycle;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// The effect of a request to end sessions.
///
/// @param ended how many sessions ended; those that had already ended don't count
@RegisterForReflection
public record Ended(int ended) {}
