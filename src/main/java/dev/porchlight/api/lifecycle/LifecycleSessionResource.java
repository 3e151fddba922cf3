package dev.porchlight.api.lifecycle;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.Writes;
import dev.porchlight.session.ListedSession;
import dev.porchlight.session.Opening;
import dev.porchlight.session.SessionList;
import dev.porchlight.session.SignIn;
import dev.porchlight.session.SignInRequest;
import dev.porchlight.session.SignOut;
import dev.porchlight.session.UserPoolId;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The life of sessions: opened, kept alive, listed, ended.
@Path("/v1/users/{userId}/sessions")
public final class LifecycleSessionResource {
  private final CurrentRequest current;
  private final SignIn signIn;
  private final SignOut signOut;
  private final SessionList sessions;

  public LifecycleSessionResource(
      CurrentRequest current, SignIn signIn, SignOut signOut, SessionList sessions) {
    this.current = current;
    this.signIn = signIn;
    this.signOut = signOut;
    this.sessions = sessions;
  }

  /// Opens a session. Repeating the request changes nothing; different values for the same id are
  /// refused, and so is an id whose session has ended.
  @PUT
  @Path("/{sessionId}")
  @Writes
  @NonBlocking
  public Response open() {
    LifecycleCall call = current.call(LifecycleCall.class);
    SignInRequest request =
        call.body(
            members -> LifecycleSessionDocument.bind(call.userId(), call.sessionId(), members));
    return answer(signIn.open(call.userPool(), request));
  }

  /// Reports that the user was active, which keeps a session with an idle timeout alive.
  @POST
  @Path("/{sessionId}/activity")
  @Writes
  @NonBlocking
  public Response touch() {
    LifecycleCall call = current.call(LifecycleCall.class);
    call.body(members -> members);
    return answer(signIn.touch(call.userPool(), call.userId(), call.sessionId()));
  }

  /// Ends a session. One that has already ended is left as it is; an unknown one can no longer be
  /// opened.
  @DELETE
  @Path("/{sessionId}")
  @Writes
  @NonBlocking
  public Response end() {
    LifecycleCall call = current.call(LifecycleCall.class);
    call.query(Set.of());
    signOut.end(call.userPool(), call.userId(), call.sessionId());
    return Answers.noContent();
  }

  /// Ends all live sessions of the user: only those in one app (`appId`), all but one (`except`),
  /// or both.
  @DELETE
  @Writes
  @NonBlocking
  public Response endAll() {
    LifecycleCall call = current.call(LifecycleCall.class);
    SignOutInput input = SignOutInput.of(call.query(SignOutInput.NAMES));
    input.end(signOut, call.userPool(), call.userId());
    return Answers.noContent();
  }

  /// Lists the user's sessions, newest first: the live ones, or all that are remembered.
  @GET
  @NonBlocking
  public Response list() {
    LifecycleCall call = current.call(LifecycleCall.class);
    SessionListInput input = SessionListInput.of(call.query(SessionListInput.NAMES));
    return Answers.ok(LifecycleSessionPage.of(listed(call, input), input.limit()));
  }

  private List<ListedSession> listed(LifecycleCall call, SessionListInput input) {
    UserPoolId pool = call.userPool();
    return input.all()
        ? sessions.all(pool, call.userId(), input.app(), input.after(), input.limit())
        : sessions.live(pool, call.userId(), input.app(), input.after(), input.limit());
  }

  /// @param until until when activity keeps the session alive; empty if it is not live
  static Response answer(Optional<Instant> until) {
    return until
        .map(known -> Answers.ok(Activity.until(known)))
        .orElseThrow(LifecycleError.SESSION_UNKNOWN::refused);
  }

  static Response answer(Opening opening) {
    return switch (opening) {
      case Opening.Opened(var session, var until) ->
          Answers.written(true, LifecycleSessionDocument.of(new ListedSession(session, until)));
      case Opening.Repeated(var session, var until) ->
          Answers.written(false, LifecycleSessionDocument.of(new ListedSession(session, until)));
      case Opening.AlreadyEnded() -> throw LifecycleError.SESSION_ENDED.refused();
      case Opening.Different() -> throw LifecycleError.SESSION_DIFFERENT.refused();
      case Opening.TooMany(int most) ->
          throw LifecycleError.SESSIONS_TOO_MANY.refused(Integer.toString(most));
    };
  }
}
