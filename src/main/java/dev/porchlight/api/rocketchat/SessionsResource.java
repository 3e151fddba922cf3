package dev.porchlight.api.rocketchat;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.Writes;
import dev.porchlight.session.Session;
import dev.porchlight.session.SignOut;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// What users can query and do about their own sessions.
@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionsResource {
  private final CurrentRequest current;
  private final Workspace workspace;
  private final SessionLists lists;
  private final SignOut signOut;
  private final boolean tokenWithheld;

  public SessionsResource(
      CurrentRequest current,
      Workspace workspace,
      SessionLists lists,
      SignOut signOut,
      RocketChatConfig config) {
    this.current = current;
    this.workspace = workspace;
    this.lists = lists;
    this.signOut = signOut;
    this.tokenWithheld = config.withholdLoginToken();
  }

  /// Everything known about one session, live or not.
  @GET
  @Path("/info")
  @NonBlocking
  public SessionInfo info() {
    RocketChatCall call = current.call(RocketChatCall.class);
    Session session = call.ownSession(SessionIdParameter.of(call.parameters()).id());
    return tokenWithheld ? SessionSummary.of(session) : RocketChatSessionDocument.of(session);
  }

  /// The caller's sign-ins.
  @GET
  @Path("/list")
  @NonBlocking
  public RocketChatSessionPage list() {
    RocketChatCall call = current.call(RocketChatCall.class);
    return lists.own(call.caller(), RocketChatListInput.of(call.parameters()));
  }

  /// Ends every session that was opened with the same login token as the named one.
  @POST
  @Writes
  @Path("/logout.me")
  @NonBlocking
  public LoggedOut logOut() {
    RocketChatCall call = current.call(RocketChatCall.class);
    SessionIdParameter named = SessionIdParameter.of(call.parameters());
    Session session = call.ownSession(named.id());
    signOut.everywhereWithTheTokenOf(workspace.userPool(), session, session.userId());
    return new LoggedOut(named.asSent(), true);
  }
}
