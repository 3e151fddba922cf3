package dev.porchlight.telemetry;

import org.jspecify.annotations.Nullable;

/// What a log line records about a failure. Nothing in it comes from a caller.
///
/// @param type simple name of the failure's class
/// @param message in our own words
/// @param at the location in the code
/// @param cause simple name of its cause's class
public record FailureNote(
    String type, @Nullable String message, @Nullable String at, @Nullable String cause) {}
