package dev.porchlight.api.lifecycle;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.Writes;
import dev.porchlight.session.SignIn;
import dev.porchlight.session.SignInRequest;
import dev.porchlight.session.SignOut;
import dev.porchlight.session.Users;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/// The changes of [LifecycleSessionResource] with all ids in the body, where nothing needs to be
/// escaped.
@Path("/v1/sessions")
public final class SessionByBodyResource {
  private final CurrentRequest current;
  private final SignIn signIn;
  private final SignOut signOut;
  private final Users users;

  public SessionByBodyResource(
      CurrentRequest current, SignIn signIn, SignOut signOut, Users users) {
    this.current = current;
    this.signIn = signIn;
    this.signOut = signOut;
    this.users = users;
  }

  /// Opens a session. Repeating the request changes nothing; different values for the same id are
  /// refused, and so is an id whose session has ended.
  @POST
  @Writes
  @NonBlocking
  public Response open() {
    LifecycleCall call = current.call(LifecycleCall.class);
    SignInRequest request = call.body(members -> NamedSession.bind(members).signingIn(members));
    return LifecycleSessionResource.answer(signIn.open(call.userPool(), request));
  }

  /// Reports that the user was active, which keeps a session with an idle timeout alive.
  @POST
  @Path("/activity")
  @Writes
  @NonBlocking
  public Response touch() {
    LifecycleCall call = current.call(LifecycleCall.class);
    NamedSession named = call.body(NamedSession::bind);
    return LifecycleSessionResource.answer(
        signIn.touch(call.userPool(), named.user(), named.session()));
  }

  /// Ends one session of a user (`sessionId`), those in one app (`appId`), all but one (`except`),
  /// or all. An alias that leads to nobody has none.
  @POST
  @Path("/end")
  @Writes
  @NonBlocking
  public Response end() {
    LifecycleCall call = current.call(LifecycleCall.class);
    EndInput input = call.body(EndInput::bind);
    int ended =
        users
            .idNamed(call.userPool(), input.user())
            .map(user -> input.endWith(signOut, call.userPool(), user))
            .orElse(0);
    return Answers.ok(new Ended(ended));
  }
}
