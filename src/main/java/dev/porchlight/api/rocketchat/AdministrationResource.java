package dev.porchlight.api.rocketchat;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.Writes;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionHistory;
import dev.porchlight.session.SignOut;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// What administrators can query and do about anybody's sessions. Rocket.Chat asks for a second
/// factor here; Porchlight does not. As in Rocket.Chat, parameters are checked before the
/// permission.
@ForAdministrators
@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class AdministrationResource {
  private final CurrentRequest current;
  private final Workspace workspace;
  private final SessionLists lists;
  private final SessionHistory history;
  private final SignOut signOut;

  public AdministrationResource(
      CurrentRequest current,
      Workspace workspace,
      SessionLists lists,
      SessionHistory history,
      SignOut signOut) {
    this.current = current;
    this.workspace = workspace;
    this.lists = lists;
    this.history = history;
    this.signOut = signOut;
  }

  /// Everybody's sign-ins.
  @GET
  @Path("/list.all")
  @NonBlocking
  public RocketChatSessionPage list() {
    RocketChatCall call = current.call(RocketChatCall.class);
    RocketChatListInput input = RocketChatListInput.of(call.parameters());
    call.requireAdministrator();
    return lists.all(input);
  }

  /// One sign-in of any user.
  @GET
  @Path("/info.admin")
  @NonBlocking
  public SessionRow info() {
    RocketChatCall call = current.call(RocketChatCall.class);
    SessionIdParameter named = SessionIdParameter.of(call.parameters());
    call.requireAdministrator();
    return lists
        .named(named.id())
        .map(SessionRow::asAnswer)
        .orElseThrow(RocketChatError.SESSION_UNKNOWN::refused);
  }

  /// Ends every session that was opened with the same login token as the named one.
  @POST
  @Writes
  @Path("/logout")
  @NonBlocking
  public LoggedOut logOut() {
    RocketChatCall call = current.call(RocketChatCall.class);
    SessionIdParameter named = SessionIdParameter.of(call.parameters());
    call.requireAdministrator();
    Session session =
        history.sessionsNamed(workspace.userPool(), named.id()).stream()
            .filter(workspace::holds)
            .findFirst()
            .orElseThrow(RocketChatError.SESSION_UNKNOWN::refused);
    signOut.everywhereWithTheTokenOf(workspace.userPool(), session, call.caller().userId());
    return new LoggedOut(named.asSent(), true);
  }
}
