package dev.porchlight.lambda;

/// One call of the function, as the Runtime API hands it out.
///
/// @param event JSON, as it arrived
record Invocation(String requestId, byte[] event) {}
