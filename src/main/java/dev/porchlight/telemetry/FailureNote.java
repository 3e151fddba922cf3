package dev.porchlight.telemetry;

import org.jspecify.annotations.Nullable;

/// What a line says of a failure. Nothing in it comes from a caller.
///
/// @param type simple name of the failure's class
/// @param message in our own words
/// @param at the place in the code
/// @param cause simple name of its cause's class
public record FailureNote(
    String type, @Nullable String message, @Nullable String at, @Nullable String cause) {}
