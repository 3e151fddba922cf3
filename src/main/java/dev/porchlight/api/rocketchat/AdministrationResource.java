package dev.porchlight.api.rocketchat;

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
import java.util.Set;

/// What administrators may ask and do about everybody's sessions. Rocket.Chat asks for a second
/// factor here; this does not. As in Rocket.Chat, parameters are checked before the permission.
@RocketChat
@Path(AdministrationResource.ROOT)
@Produces(MediaType.APPLICATION_JSON)
public final class AdministrationResource {
  static final String ROOT = "/api/v1/sessions";

  private static final String LIST = "/list.all";
  private static final String INFO = "/info.admin";
  private static final String LOGOUT = "/logout";
  private static final Set<String> PATHS = Set.of(ROOT + LIST, ROOT + INFO, ROOT + LOGOUT);

  private final RocketChatCall call;
  private final Workspace workspace;
  private final SessionLists lists;
  private final SessionHistory history;
  private final SignOut signOut;

  public AdministrationResource(
      RocketChatCall call,
      Workspace workspace,
      SessionLists lists,
      SessionHistory history,
      SignOut signOut) {
    this.call = call;
    this.workspace = workspace;
    this.lists = lists;
    this.history = history;
    this.signOut = signOut;
  }

  /// Whether that is the path of one of these endpoints.
  static boolean isAt(String path) {
    return PATHS.contains(path);
  }

  /// Everybody's sign-ins.
  @GET
  @Path(LIST)
  @NonBlocking
  public SessionPage list() {
    ListQuestion question = ListQuestion.of(call.parameters());
    call.requireAdministrator();
    return lists.all(question);
  }

  /// One sign-in, whoever's.
  @GET
  @Path(INFO)
  @NonBlocking
  public SessionRow info() {
    SessionIdParameter named = SessionIdParameter.of(call.parameters());
    call.requireAdministrator();
    return lists
        .named(named.id())
        .map(SessionRow::asAnswer)
        .orElseThrow(() -> new RocketChatException(RocketChatError.SESSION_UNKNOWN));
  }

  /// Ends every session that was opened with the same login token as the one that is named.
  @POST
  @Writes
  @Path(LOGOUT)
  @NonBlocking
  public LoggedOut logOut() {
    SessionIdParameter named = SessionIdParameter.of(call.parameters());
    call.requireAdministrator();
    Session session =
        history.sessionsNamed(workspace.userPool(), named.id()).stream()
            .filter(workspace::holds)
            .findFirst()
            .orElseThrow(() -> new RocketChatException(RocketChatError.SESSION_UNKNOWN));
    signOut.everywhereWithTheTokenOf(workspace.userPool(), session, call.caller().userId());
    return new LoggedOut(named.asSent(), true);
  }
}
