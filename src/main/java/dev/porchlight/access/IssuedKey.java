package dev.porchlight.access;

import java.time.Instant;

/// An access key that another one issued.
///
/// @param by the id of the access key that issued it
/// @param createdAt tells keys apart that had the same id one after the other
public record IssuedKey(String by, String id, Instant createdAt) {}
