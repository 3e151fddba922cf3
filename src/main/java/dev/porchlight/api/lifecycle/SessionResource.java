package dev.porchlight.api.lifecycle;

import dev.porchlight.api.Writes;
import dev.porchlight.session.ListedSession;
import dev.porchlight.session.Opening;
import dev.porchlight.session.SessionList;
import dev.porchlight.session.SignIn;
import dev.porchlight.session.SignInRequest;
import dev.porchlight.session.SignOut;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;

/// The life of sessions: opened, kept alive, listed, ended.
@Lifecycle
@Path("/v1/users/{userId}/sessions")
public final class SessionResource {
  private final LifecycleCall call;
  private final SignIn signIn;
  private final SignOut signOut;
  private final SessionList sessions;

  public SessionResource(LifecycleCall call, SignIn signIn, SignOut signOut, SessionList sessions) {
    this.call = call;
    this.signIn = signIn;
    this.signOut = signOut;
    this.sessions = sessions;
  }

  /// Opens a session. The same again changes nothing; other values for the same id are refused, and
  /// so is an id whose session was ended.
  @PUT
  @Path("/{sessionId}")
  @Writes
  @NonBlocking
  public Response open() {
    SignInRequest request =
        call.body(members -> SessionDocument.bind(call.userId(), call.sessionId(), members));
    return answer(signIn.open(call.userPool(), request));
  }

  /// Says that the user was active: a session with an idle timeout lives on.
  @POST
  @Path("/{sessionId}/activity")
  @Writes
  @NonBlocking
  public Response touch() {
    call.body(members -> members);
    return signIn
        .touch(call.userPool(), call.userId(), call.sessionId())
        .map(until -> Answers.ok(Activity.until(until)))
        .orElseThrow(() -> new LifecycleException(LifecycleError.SESSION_UNKNOWN));
  }

  /// Ends a session; one that has ended, or is not known, stays as it is.
  @DELETE
  @Path("/{sessionId}")
  @Writes
  @NonBlocking
  public Response end() {
    call.query(Set.of());
    signOut.end(call.userPool(), call.userId(), call.sessionId());
    return Answers.done();
  }

  /// Ends all live sessions of the user: in one app (`appId`), or all but one (`except`), or both.
  @DELETE
  @Writes
  @NonBlocking
  public Response endAll() {
    SignOutQuestion question = SignOutQuestion.of(call.query(SignOutQuestion.NAMES));
    signOut.everywhere(call.userPool(), call.userId(), question::means);
    return Answers.done();
  }

  /// Lists the user's sessions, newest first: the live ones, or all that are remembered.
  @GET
  @NonBlocking
  public Response list() {
    SessionListQuestion question = SessionListQuestion.of(call.query(SessionListQuestion.NAMES));
    return Answers.ok(SessionPage.of(listed(question), question.limit()));
  }

  private List<ListedSession> listed(SessionListQuestion question) {
    return question.all()
        ? sessions.all(
            call.userPool(), call.userId(), question.app(), question.after(), question.limit())
        : sessions.live(
            call.userPool(), call.userId(), question.app(), question.after(), question.limit());
  }

  private static Response answer(Opening opening) {
    return switch (opening) {
      case Opening.Opened(var session, var until) ->
          Answers.written(true, SessionDocument.of(new ListedSession(session, until)));
      case Opening.Repeated(var session, var until) ->
          Answers.written(false, SessionDocument.of(new ListedSession(session, until)));
      case Opening.AlreadyEnded() -> throw new LifecycleException(LifecycleError.SESSION_ENDED);
      case Opening.Different() -> throw new LifecycleException(LifecycleError.SESSION_DIFFERENT);
      case Opening.TooMany(int most) ->
          throw new LifecycleException(LifecycleError.SESSIONS_TOO_MANY, Integer.toString(most));
    };
  }
}
