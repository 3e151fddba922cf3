package dev.porchlight.api.rocketchat;

/// What `sessions/info` answers.
public sealed interface SessionInfo permits RocketChatSessionDocument, SessionSummary {}
