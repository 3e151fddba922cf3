package dev.porchlight.api.genauth;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.Writes;
import dev.porchlight.session.SignOut;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.session.UserReference;
import dev.porchlight.session.Users;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// The operation that ends sessions.
@Path("/api/v3/kick-users")
@Produces(MediaType.APPLICATION_JSON)
public final class KickResource {
  private final CurrentRequest current;
  private final Users users;
  private final SignOut signOut;

  public KickResource(CurrentRequest current, Users users, SignOut signOut) {
    this.current = current;
    this.users = users;
    this.signOut = signOut;
  }

  /// Ends all live sessions of a user in some apps; unknown apps have none. An unknown user is
  /// signed out too: the sign-in may be reported later.
  @POST
  @Writes
  @NonBlocking
  public Envelope<Kicked> kickUsers() {
    GenAuthCall call = current.call(GenAuthCall.class);
    KickInput input = KickInput.of(call.parameters());
    UserPoolId pool = call.userPool();
    UserId user = users.idNamed(pool, input.user()).orElseThrow(GenAuthError.USER_UNKNOWN::refused);
    int ended = signOut.fromApps(pool, user, input.apps());
    if (ended == 0 && users.idOf(pool, new UserReference.ById(user)).isEmpty()) {
      throw GenAuthError.USER_UNKNOWN.refused();
    }
    return call.success(new Kicked(true));
  }
}
