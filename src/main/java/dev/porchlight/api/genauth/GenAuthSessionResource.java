package dev.porchlight.api.genauth;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.session.AmbiguousNameException;
import dev.porchlight.session.Sessions;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/// Queries about sessions.
@Path("/api/v3")
@Produces(MediaType.APPLICATION_JSON)
public final class GenAuthSessionResource {
  private final CurrentRequest current;
  private final Sessions sessions;

  public GenAuthSessionResource(CurrentRequest current, Sessions sessions) {
    this.current = current;
    this.sessions = sessions;
  }

  /// Whether a user has a live session in an app; also false if the user or the app is unknown. A
  /// name of several users gets no answer: a stranger's session would be taken for the user's.
  @POST
  @Path("/check-session-status")
  @NonBlocking
  public Envelope<SessionStatus> checkSessionStatus() {
    GenAuthCall call = current.call(GenAuthCall.class);
    SessionStatusInput input = SessionStatusInput.of(call.parameters());
    try {
      return call.checked(sessions.isActive(call.userPool(), input.user(), input.app()));
    } catch (AmbiguousNameException e) {
      throw GenAuthError.USER_AMBIGUOUS.refused(UserParameters.USER_ID);
    }
  }

  /// The apps that a user has ever signed in to ("曾经登录过"), not only those with a live session.
  @GET
  @Path("/get-user-loggedin-apps")
  @NonBlocking
  public Envelope<List<LoggedInApp>> getUserLoggedInApps() {
    GenAuthCall call = current.call(GenAuthCall.class);
    UserInput input = UserInput.of(call.parameters());
    return call.success(
        sessions
            .appsSignedInTo(call.userPool(), input.user())
            .map(LoggedInApp::all)
            .orElseThrow(GenAuthError.USER_UNKNOWN::refused));
  }
}
