package dev.porchlight.api.rocketchat;

import dev.porchlight.access.Login;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The call that is being answered: who asks, and with what.
@RequestScoped
public class RocketChatCall {
  private static final String ADMINISTRATOR = "admin";

  private final Workspace workspace;
  private Parameters parameters = Parameters.NONE;
  private @Nullable Login login;

  public RocketChatCall(Workspace workspace) {
    this.workspace = workspace;
  }

  void accept(Login caller, Parameters sent) {
    this.login = caller;
    this.parameters = sent;
  }

  /// Whether the caller was let in.
  public boolean isAdmitted() {
    return login != null;
  }

  /// What was asked.
  public Parameters parameters() {
    return parameters;
  }

  /// Who asks.
  public Login caller() {
    return Objects.requireNonNull(login, "the filter lets nobody in without a login");
  }

  /// The caller's session with that id, live or not.
  ///
  /// @throws RocketChatException if the caller has no such session
  public Session ownSession(SessionId id) {
    return caller()
        .session()
        .filter(session -> session.id().equals(id) && workspace.holds(session))
        .orElseThrow(() -> new RocketChatException(RocketChatError.SESSION_UNKNOWN));
  }

  /// Refuses a caller without the role that Rocket.Chat gives `view-device-management` and
  /// `logout-device-management` to.
  ///
  /// @throws RocketChatException if the caller does not have it
  public void requireAdministrator() {
    boolean may =
        caller().user().filter(user -> user.profile().roles().contains(ADMINISTRATOR)).isPresent();
    if (!may) {
      throw new RocketChatException(RocketChatError.PERMISSION_MISSING);
    }
  }
}
