package dev.porchlight.api;

/// A request that its family has admitted: who calls, and with what. Each family has its own type,
/// which its resources work with.
public interface Call {}
