package dev.porchlight.api.genauth;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.session.UserSearch;
import dev.porchlight.session.Users;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/// Queries about users.
@Path("/api/v3")
@Produces(MediaType.APPLICATION_JSON)
public final class GenAuthUserResource {
  private final CurrentRequest current;
  private final Users users;
  private final UserSearch search;
  private final PhoneNames phones;

  public GenAuthUserResource(
      CurrentRequest current, Users users, UserSearch search, PhoneNames phones) {
    this.current = current;
    this.users = users;
    this.search = search;
    this.phones = phones;
  }

  /// A user's accounts at identity providers.
  @GET
  @Path("/get-user-logged-in-identities")
  @NonBlocking
  public Envelope<List<LoggedInIdentity>> getUserLoggedInIdentities() {
    GenAuthCall call = current.call(GenAuthCall.class);
    UserInput input = UserInput.of(call.parameters());
    return call.success(
        users
            .find(call.userPool(), input.user())
            .map(LoggedInIdentity::all)
            .orElseThrow(GenAuthError.USER_UNKNOWN::refused));
  }

  /// The same, under the spelling of `get-user-loggedin-apps`.
  @GET
  @Path("/get-user-loggedin-identities")
  @NonBlocking
  public Envelope<List<LoggedInIdentity>> getUserLoggedinIdentities() {
    return getUserLoggedInIdentities();
  }

  /// Whether any user has one of the given names.
  @POST
  @Path("/is-user-exists")
  @NonBlocking
  public Envelope<UserExistence> isUserExists() {
    GenAuthCall call = current.call(GenAuthCall.class);
    UserExistenceInput input = UserExistenceInput.of(call.parameters(), phones);
    return call.success(new UserExistence(users.anyNamed(call.userPool(), input.names())));
  }

  /// The users with the given names; listing all users is not supported.
  @POST
  @Path("/list-users")
  @NonBlocking
  public Envelope<FoundUsers> listUsers() {
    GenAuthCall call = current.call(GenAuthCall.class);
    UserListInput input = UserListInput.of(call.parameters(), phones);
    return call.success(FoundUsers.of(search.find(call.userPool(), input.criteria()), input));
  }
}
