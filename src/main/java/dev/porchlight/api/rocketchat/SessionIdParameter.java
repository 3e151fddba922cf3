package dev.porchlight.api.rocketchat;

import dev.porchlight.api.RefusedException;
import dev.porchlight.session.SessionId;
import java.util.List;
import java.util.Optional;

/// `sessionId`: the only parameter of most endpoints.
record SessionIdParameter(String asSent) {
  private static final String NAME = "sessionId";

  /// The parameter, checked.
  ///
  /// @throws RefusedException if it is missing, is not a text, or comes with other parameters
  static SessionIdParameter of(RocketChatParameters parameters) {
    parameters.require(NAME);
    parameters.allowOnly(List.of(NAME));
    String text = parameters.text(NAME);
    return new SessionIdParameter(text == null ? "" : text);
  }

  /// The session that a request appears to name, before anything has been checked.
  static Optional<SessionId> peek(RocketChatParameters parameters) {
    return Optional.ofNullable(parameters.textIfAny(NAME))
        .filter(SessionId::fits)
        .map(SessionId::new);
  }

  /// The session's id.
  ///
  /// @throws RefusedException if no session can have this id (the empty one is valid, but nobody's)
  SessionId id() {
    if (!SessionId.fits(asSent)) {
      throw RocketChatError.SESSION_UNKNOWN.refused();
    }
    return new SessionId(asSent);
  }
}
