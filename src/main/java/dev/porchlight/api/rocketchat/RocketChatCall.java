package dev.porchlight.api.rocketchat;

import dev.porchlight.access.AuthenticatedUser;
import dev.porchlight.api.Call;
import dev.porchlight.api.RefusedException;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;

/// An admitted call: who calls, and with which parameters.
public record RocketChatCall(
    AuthenticatedUser caller, RocketChatParameters parameters, Workspace workspace)
    implements Call {
  private static final String ADMINISTRATOR = "admin";

  /// The caller's session with this id, live or not.
  ///
  /// @throws RefusedException if the caller has no such session
  Session ownSession(SessionId id) {
    return caller
        .session()
        .filter(session -> session.id().equals(id) && workspace.holds(session))
        .orElseThrow(RocketChatError.SESSION_UNKNOWN::refused);
  }

  /// Refuses a caller without the role to which Rocket.Chat grants `view-device-management` and
  /// `logout-device-management`.
  ///
  /// @throws RefusedException if the caller does not have it
  void requireAdministrator() {
    boolean administrator =
        caller.user().filter(user -> user.profile().roles().contains(ADMINISTRATOR)).isPresent();
    if (!administrator) {
      throw RocketChatError.PERMISSION_MISSING.refused();
    }
  }
}
