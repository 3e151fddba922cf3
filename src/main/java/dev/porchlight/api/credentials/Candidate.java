package dev.porchlight.api.credentials;

/// One way in which an SDK may have signed a request.
///
/// @param stringToSign what the signature would then cover
/// @param parameters what the request would then mean
record Candidate(String stringToSign, Parameters parameters) {}
