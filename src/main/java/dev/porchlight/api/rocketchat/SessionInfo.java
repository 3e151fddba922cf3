package dev.porchlight.api.rocketchat;

/// The answer of `sessions/info`.
public sealed interface SessionInfo permits RocketChatSessionDocument, SessionSummary {}
