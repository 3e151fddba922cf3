package dev.porchlight.api;

/// A request that its family has let in: who calls, and with what. Each family has a type of its
/// own for it, which its resources work with.
public interface Call {}
