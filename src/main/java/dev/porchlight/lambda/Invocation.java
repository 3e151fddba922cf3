package dev.porchlight.lambda;

/// One invocation of the function, as the Runtime API hands it out.
///
/// @param event the JSON as it arrived
@SuppressWarnings("ArrayRecordComponent") // never compared
record Invocation(String requestId, byte[] event) {}
